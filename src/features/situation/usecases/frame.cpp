// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/frame.h"

#include <algorithm>

#include "lib/base/iso_week.h"
#include "lib/base/swedish_calendar.h"
#include "src/features/situation/domain/periods.h"
#include "src/features/situation/store/tally_store.h"

namespace samsyn::situation {
namespace {

// Three years tell season and trend; a year of weeks has 53.
constexpr std::int32_t history_days = 3 * 366;
constexpr int most_periods = 3 * 53;

using RoundRow = PictureStore::RoundRow;

// The newest round, of any area, that has begun by the day.
struct Reference {
    RoundRow round;
    Id<Area> area;
};

std::optional<Reference> newest_by(Day day, std::vector<PictureStore::AreaRow> const& areas,
                                   PictureStore& store)
{
    std::optional<Reference> newest;
    for (auto const& area : areas)
        for (auto const& round : store.rounds(area.id, day, 1))
            if (!newest || round.days.first > newest->round.days.first) newest = Reference{round, area.id};
    return newest;
}

// A round that has just opened and has nothing in it yet does not push the one before from the screen.
std::optional<Reference> newest_with_anything(Day today, std::vector<PictureStore::AreaRow> const& areas,
                                              PictureStore& store)
{
    auto const newest = newest_by(today, areas, store);
    if (!newest) return std::nullopt;
    auto const begun = [&](PictureStore::AreaRow const& area) {
        auto const rounds = store.rounds(area.id, today, 1);
        return !rounds.empty() && rounds.front().days.first == newest->round.days.first &&
               (rounds.front().is_closed || store.has_anything(area.id, rounds.front()));
    };
    if (std::any_of(areas.begin(), areas.end(), begun)) return newest;
    auto const before = newest_by(newest->round.days.first.plus(-1), areas, store);
    return before ? before : newest;
}

Result<std::optional<Reference>> reference_of(FrameWish const& wish, Day today,
                                              std::vector<PictureStore::AreaRow> const& areas,
                                              PictureStore& store)
{
    if (wish.round) {
        auto const round = areas.empty() ? std::nullopt : store.round_numbered(areas.front().id, *wish.round);
        if (!round) return fail(ErrorKind::not_found, "round.unknown");
        return Reference{*round, areas.front().id};
    }
    if (wish.day) return newest_by(*wish.day, areas, store);
    return newest_with_anything(today, areas, store);
}

// The days of rounds, newest first as they come, turned round.
void take_rounds(AreaFrame& frame, Day begun_by, PictureStore& store)
{
    auto const rounds = store.rounds(frame.area.id, begun_by, most_periods);
    if (rounds.empty()) return;
    frame.has_rounds = true;
    frame.round = rounds.front();
    auto const since = rounds.front().days.last.plus(-history_days);
    for (auto round = rounds.rbegin(); round != rounds.rend(); ++round)
        if (round->days.first > since) frame.periods.push_back(round->days);
}

void step_by_rounds(Frame& frame, Reference const& at, std::vector<PictureStore::AreaRow> const& areas,
                    PictureStore& store)
{
    auto const before = newest_by(at.round.days.first.plus(-1), areas, store);
    if (before) frame.previous = before->round.days.first;
    for (auto const& area : areas) {
        auto const after = store.round_after(area.id, at.round.days.first);
        if (after && (!frame.next || after->days.first < *frame.next)) frame.next = after->days.first;
    }
}

// Where nobody has agreed on rounds: the fortnight of the day, of today or the newest observation.
void use_fortnights(Frame& frame, std::optional<Day> day, Day today,
                    std::vector<PictureStore::AreaRow> const& areas, work::Reading& reading)
{
    TallyStore tallies(reading.transaction, reading.actor.tenant);
    std::optional<DaySpan> counted;
    for (auto const& area : areas)
        if (auto const days = tallies.days(area.id))
            counted =
                counted ? DaySpan{std::min(counted->first, days->first), std::max(counted->last, days->last)}
                        : *days;
    frame.period = fortnight_of(day.value_or(counted ? std::min(today, counted->last) : today));
    frame.number = IsoWeek::of(frame.period.first).week;
    if (counted && counted->first < frame.period.first)
        frame.previous = fortnight_of(frame.period.first.plus(-1)).first;
    if (frame.period.last < today) frame.next = frame.period.last.plus(1);
}

// Periods that began before anybody counted are no history.
void take_equal_periods(AreaFrame& frame, DaySpan const& last, std::optional<Day> counted_since)
{
    frame.periods = periods_up_to(last, std::clamp(history_days / last.length(), 26, most_periods));
    auto const is_before = [&](DaySpan const& period) {
        return period != last && (!counted_since || period.first < *counted_since);
    };
    std::erase_if(frame.periods, is_before);
}

bool is_mere_container(AreaFrame const& frame, work::Reading& reading)
{
    return frame.area.has_children && !frame.has_rounds &&
           !TallyStore(reading.transaction, reading.actor.tenant).days(frame.area.id);
}

std::optional<AreaFrame> frame_of(PictureStore::AreaRow area, Frame const& frame, work::Reading& reading)
{
    PictureStore store(reading.transaction, reading.actor.tenant);
    AreaFrame of_area;
    of_area.area = std::move(area);
    take_rounds(of_area, frame.period.last, store);
    if (!frame.is_by_rounds || !of_area.has_rounds)
        take_equal_periods(of_area, frame.period,
                           TallyStore(reading.transaction, reading.actor.tenant).first_day());
    return is_mere_container(of_area, reading) ? std::nullopt : std::optional(std::move(of_area));
}

}  // namespace

std::optional<Frame> same_period(Frame const& frame, PictureStore::AreaRow area, work::Reading& reading)
{
    auto of_area = frame_of(std::move(area), frame, reading);
    if (!of_area) return std::nullopt;
    Frame beside = frame;
    beside.areas = {std::move(*of_area)};
    return beside;
}

Result<Frame> make_frame(FrameWish const& wish, std::vector<PictureStore::AreaRow> areas,
                         work::Reading& reading)
{
    PictureStore store(reading.transaction, reading.actor.tenant);
    auto const today = swedish_time(reading.now).day;
    Frame frame;
    if (wish.days) {
        frame.period = *wish.days;
        frame.number = IsoWeek::of(frame.period.first).week;
    } else {
        auto const reference = reference_of(wish, today, areas, store);
        if (!reference) return refuse(reference);
        if (*reference) {
            frame.period = (*reference)->round.days;
            frame.number = (*reference)->round.number;
            step_by_rounds(frame, **reference, areas, store);
        } else {
            use_fortnights(frame, wish.day, today, areas, reading);
        }
    }
    frame.is_by_rounds = !wish.days;
    for (auto& area : areas)
        if (auto of_area = frame_of(std::move(area), frame, reading))
            frame.areas.push_back(std::move(*of_area));
    return frame;
}

}  // namespace samsyn::situation

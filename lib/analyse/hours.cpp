// SPDX-License-Identifier: EUPL-1.2
// When on the clock and in the year: aoristic hours, circular tests, season.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "lib/analyse/events.h"
#include "lib/analyse/methods.h"
#include "lib/analytics/time/aoristic.h"
#include "lib/analytics/time/circular.h"
#include "lib/analytics/time/season.h"
#include "lib/base/time.h"

namespace samsyn::analyse {
namespace {

constexpr double minutes_a_day = 24 * 60;
constexpr double first_monday = 4;  // 1970-01-05

std::int64_t minute_of(double day) { return std::llround((day - first_monday) * minutes_a_day); }

Answered begun(Events const& events, char const* p_method)
{
    Answered answered;
    answered.n = events.size();
    answered.left_out = events.left_out;
    answered.p_method = p_method;
    answered.data = {events.file};
    return answered;
}

// Events with their times, counts written out; times must be dates.
Result<Events> read_times(Asked& asked)
{
    auto events = read_events(asked, "events", {Part::none, Part::needed});
    if (!events) return refuse(events);
    if (auto const written = write_out_counts(*events); !written) return refuse(written);
    return events;
}

void write_all(json::Writer& out, std::span<double const> values)
{
    out.begin_array();
    for (double const value : values) out.number(value);
    out.end_array();
}

enum class Bins { hour_of_week, hour, weekday };
enum class SeasonPart { month, weekday };

}  // namespace

Result<Answered> aoristic(Asked& asked)
{
    auto const bins = asked.choice(
        "bins", {{"hour-of-week", Bins::hour_of_week}, {"hour", Bins::hour}, {"weekday", Bins::weekday}},
        Bins::hour_of_week);
    if (asked.has("time-number")) asked.fault("time-number", "analyse.dates_needed");
    auto const events = read_times(asked);
    if (!events) return refuse(events);
    std::vector<analytics::Span> spans;
    for (std::size_t at = 0; at < events->size(); ++at) {
        if (events->until[at] < events->days[at])
            return fail_field(events->file.name + ": " + events->ids[at], "analyse.end_before_start");
        spans.push_back({minute_of(events->days[at]), minute_of(events->until[at])});
    }
    auto answered = begun(*events, "none");
    auto const found = timed(answered.seconds, [&] { return analytics::aoristic(spans); });
    if (!found) return refused(found, events->file.name);
    auto& out = answered.body;
    out.begin_object().key("bins");
    switch (bins) {
        case Bins::hour_of_week:
            write_all(out, found->weights);
            break;
        case Bins::hour:
            write_all(out, found->hours());
            break;
        case Bins::weekday:
            write_all(out, found->weekdays());
            break;
    }
    out.key("uncertain_share").number(found->uncertain_share).end_object();
    return answered;
}

Result<Answered> circular(Asked& asked)
{
    auto const text = asked.text("period", "day");
    double period = text == "day" ? 24 : text == "week" ? 7 : text == "year" ? 365.25 : 0;
    if (period == 0) {
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), period);
        if (error != std::errc{} || end != text.data() + text.size() || !(period > 0) ||
            !std::isfinite(period))
            asked.fault("period " + text + " (day, week, year)", "field.unknown_choice");
    }
    auto const simulations = static_cast<std::uint32_t>(asked.whole("replications", 999, 1, 1'000'000));
    auto const seed = asked.seed();
    auto const events = read_times(asked);
    if (!events) return refuse(events);
    auto times = events->days;
    // Hours of the day, days of the week from Monday, days of the year.
    if (events->kind == TimeKind::date)
        for (double& time : times)
            time = text == "day"    ? (time - std::floor(time)) * 24
                   : text == "week" ? std::fmod(time - first_monday, 7)
                                    : time;
    auto answered = begun(*events, "rayleigh");
    auto const found =
        timed(answered.seconds, [&] { return analytics::circular(times, period, simulations, seed); });
    if (!found) return refused(found, events->file.name);
    auto& out = answered.body;
    out.begin_object().key("period").number(period).key("resultant").number(found->resultant);
    out.key("mean").number(found->mean).key("kappa").number(found->kappa);
    out.key("p").number(found->rayleigh_p).key("rayleigh_p").number(found->rayleigh_p);
    out.key("kuiper").number(found->kuiper).key("kuiper_p").number(found->kuiper_p);
    out.key("watson").number(found->watson).key("watson_p").number(found->watson_p);
    out.key("rao").number(found->rao).key("rao_p").number(found->rao_p).end_object();
    return answered;
}

Result<Answered> season(Asked& asked)
{
    auto const part = asked.choice("part", {{"month", SeasonPart::month}, {"weekday", SeasonPart::weekday}},
                                   SeasonPart::month);
    double const level = asked.number("level", 0.95, {0, 1});
    if (asked.has("time-number")) asked.fault("time-number", "analyse.dates_needed");
    auto const events = read_times(asked);
    if (!events) return refuse(events);
    if (events->days.empty()) return fail_field(events->file.name, "analytics.too_few");
    auto const [least, most] = std::ranges::minmax(events->days);
    std::size_t const parts = part == SeasonPart::month ? 12 : 7;
    std::vector<double> counts(parts), days(parts);
    auto const part_at = [&](double day) -> std::size_t {
        Day const date{static_cast<std::int32_t>(std::floor(day))};
        return part == SeasonPart::month ? date.month() - 1 : date.iso_weekday() - 1;
    };
    if (most - least > 100'000) return fail_field(events->file.name, "analyse.too_many_periods");
    for (double const day : events->days) ++counts[part_at(day)];
    for (double day = std::floor(least); day <= most; ++day) ++days[part_at(day)];
    std::vector<std::size_t> numbers;
    std::vector<double> seen_counts, seen_days;
    for (std::size_t each = 0; each < parts; ++each)
        if (days[each] > 0) {
            numbers.push_back(numbers.size());
            seen_counts.push_back(counts[each]);
            seen_days.push_back(days[each]);
        }
    auto answered = begun(*events, "none");
    auto const found = timed(answered.seconds, [&] {
        return analytics::season_factors(seen_counts, seen_days, numbers, numbers.size(), level);
    });
    if (!found) return refused(found, events->file.name);
    auto& out = answered.body;
    out.begin_object().key("start").raw(written_moment(std::floor(least), TimeKind::date));
    out.key("end").raw(written_moment(std::floor(most), TimeKind::date)).key("parts").begin_array();
    std::size_t seen = 0;
    for (std::size_t each = 0; each < parts; ++each) {
        if (days[each] == 0) continue;
        auto const& factor = (*found)[seen++];
        out.begin_object().key("part").integer(static_cast<std::int64_t>(each + 1));
        out.key("count").number(factor.count).key("days").number(days[each]);
        out.key("factor").number(factor.factor).key("interval").begin_array();
        out.number(factor.interval.low).number(factor.interval.high).end_array().end_object();
    }
    out.end_array().end_object();
    return answered;
}

}  // namespace samsyn::analyse

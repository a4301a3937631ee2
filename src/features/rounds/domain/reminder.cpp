// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/domain/reminder.h"

#include <algorithm>

#include "lib/base/check.h"

namespace samsyn::rounds {
namespace {

TimeOfDay time_of(std::int64_t minute)
{
    return {static_cast<int>(minute / 60), static_cast<int>(minute % 60)};
}

struct Planned {
    UtcTime at;
    bool is_moved = false;
    Day day() const { return swedish_time(at).day; }
    friend auto operator<=>(Planned const&, Planned const&) = default;
};

// By days on the wall clock, so that "the day before" is at the same hour when the clocks change.
UtcTime wanted_time(ReminderMoment const& moment, RoundTimes const& round)
{
    auto local = swedish_time(round.deadline);
    if (moment.anchor == ReminderAnchor::last_day) local.day = round.last_day;
    local.day = local.day.plus(static_cast<std::int32_t>(moment.days.value));
    return utc_of(local).plus_seconds(moment.hours.value * 3600);
}

std::optional<Planned> planned(ReminderMoment const& moment, RoundTimes const& round,
                               SendingHours const& hours)
{
    UtcTime const wanted = wanted_time(moment, round);
    if (wanted >= round.locks_at) return std::nullopt;
    UtcTime at = hours.next(wanted);
    UtcTime const end = wanted < round.deadline ? round.deadline : round.locks_at;
    if (at >= end) at = hours.last(wanted);
    return Planned{at, at != wanted};
}

bool yields(Planned const& one, std::vector<Planned> const& kept, std::vector<Planned> const& all)
{
    if (!one.is_moved) return false;
    auto const on_same_day = [&](Planned const& other) { return other.day() == one.day(); };
    return std::any_of(kept.begin(), kept.end(), on_same_day) ||
           std::any_of(all.begin(), all.end(),
                       [&](Planned const& other) { return !other.is_moved && on_same_day(other); });
}

void check_letter(std::string const& name, ReminderLetter const& letter, std::vector<FieldError>& faults)
{
    for (auto& fault : faults_of(letter)) faults.push_back({name + "." + fault.field, std::move(fault.code)});
}

}  // namespace

std::vector<FieldError> faults_of(ReminderPlan const& plan)
{
    std::vector<FieldError> faults;
    if (plan.open_until <= plan.open_from) faults.push_back({"open_until", "sending_hours.order"});
    check_letter("letter_sv", plan.letter_sv, faults);
    check_letter("letter_en", plan.letter_en, faults);
    return faults;
}

SendingHours sending_hours(ReminderPlan const& plan)
{
    auto const hours =
        SendingHours::of(time_of(plan.open_from), time_of(plan.open_until), plan.working_days_only);
    check(hours.has_value());
    return *hours;
}

std::vector<UtcTime> reminder_times(ReminderPlan const& plan, RoundTimes const& round)
{
    auto const hours = sending_hours(plan);
    std::vector<Planned> all;
    for (auto const& moment : plan.moments)
        if (auto const one = planned(moment, round, hours)) all.push_back(*one);
    std::sort(all.begin(), all.end());
    std::vector<Planned> kept;
    for (auto const& one : all)
        if (!yields(one, kept, all) && (kept.empty() || kept.back().at != one.at)) kept.push_back(one);
    std::vector<UtcTime> times;
    for (auto const& one : kept) times.push_back(one.at);
    return times;
}

std::optional<UtcTime> Reminded::due(std::vector<UtcTime> const& times, SendingHours const& hours,
                                     UtcTime now) const
{
    if (!hours.allow(now)) return std::nullopt;
    auto const first_to_come = std::upper_bound(times.begin(), times.end(), now);
    if (first_to_come == times.begin()) return std::nullopt;
    auto const latest = *(first_to_come - 1);
    return latest > since ? std::optional(latest) : std::nullopt;
}

std::optional<UtcTime> Reminded::next(std::vector<UtcTime> const& times) const
{
    auto const found = std::upper_bound(times.begin(), times.end(), since);
    return found == times.end() ? std::nullopt : std::optional(*found);
}

}  // namespace samsyn::rounds

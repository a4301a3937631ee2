// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/domain/schedule.h"

namespace samsyn::rounds {
namespace {

// Rounds towards minus infinity, so that days before the start lie in rounds 0, −1 … of full length.
std::int32_t floor_divide(std::int32_t value, std::int32_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

LocalTime on(Day day, TimeOfDay time) { return LocalTime::at(day, time.hour, time.minute); }

}  // namespace

Result<Rhythm> Rhythm::of(Day start, std::int32_t length)
{
    if (length != 7 && length != 14 && length != 28) return fail_field("length", "rhythm.length");
    return Rhythm(start, length);
}

std::int32_t Rhythm::round_number(Day day) const
{
    return floor_divide(day.number - m_start.number, m_length) + 1;
}

DaySpan Rhythm::days_of(std::int32_t number) const
{
    Day const first = m_start.plus((number - 1) * m_length);
    return {first, first.plus(m_length - 1)};
}

Deadline deadline(Day last_day_of_round, DeadlineRule const& rule)
{
    Day const wanted = last_day_of_round.plus(rule.days_after);
    Day const day = working_day_from(wanted);
    return {utc_of(on(day, rule.time)), day, day.number - wanted.number};
}

Result<SendingHours> SendingHours::of(TimeOfDay from, TimeOfDay until, bool working_days_only)
{
    if (!from.is_valid()) return fail_field("from", "time_of_day.invalid");
    if (!until.is_valid()) return fail_field("until", "time_of_day.invalid");
    if (until <= from) return fail_field("until", "sending_hours.order");
    return SendingHours(from, until, working_days_only);
}

bool SendingHours::is_day_allowed(Day day) const { return !m_working_days_only || is_working_day(day); }

bool SendingHours::allow(UtcTime time) const
{
    auto const local = swedish_time(time);
    return is_day_allowed(local.day) && on(local.day, m_from) <= local && local < on(local.day, m_until);
}

UtcTime SendingHours::next(UtcTime time) const
{
    if (allow(time)) return time;
    auto const local = swedish_time(time);
    Day day = local < on(local.day, m_from) ? local.day : local.day.plus(1);
    while (!is_day_allowed(day)) day = day.plus(1);
    return utc_of(on(day, m_from));
}

UtcTime SendingHours::last(UtcTime time) const
{
    if (allow(time)) return time;
    auto const local = swedish_time(time);
    Day day = local < on(local.day, m_from) ? local.day.plus(-1) : local.day;
    while (!is_day_allowed(day)) day = day.plus(-1);
    return utc_of(on(day, m_until)).plus_seconds(-60);
}

}  // namespace samsyn::rounds

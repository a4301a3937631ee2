// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/swedish_calendar.h"

#include <date/tz.h>

#include <algorithm>
#include <cstdio>

namespace samsyn {
namespace {

constexpr std::int64_t day_length = 86'400'000;
constexpr std::int64_t hour_length = 3'600'000;

LocalTime split(std::int64_t milliseconds)
{
    std::int64_t day = milliseconds / day_length;
    std::int64_t rest = milliseconds % day_length;
    if (rest < 0) {
        rest += day_length;
        --day;
    }
    return {{static_cast<std::int32_t>(day)}, static_cast<std::int32_t>(rest)};
}

std::int64_t join(LocalTime local) { return local.day.number * day_length + local.millisecond_of_day; }

Day sunday_on_or_before(Day day) { return day.plus(-static_cast<std::int32_t>(day.iso_weekday() % 7)); }

// The time zone tables end with 2037, and the library reads no rule beyond them. From then on this is the
// rule of directive 2000/84/EC: summer time between the last Sundays of March and October, 01:00 UTC.
std::int64_t offset_after_tables(UtcTime time)
{
    int const year = split(time.milliseconds).day.year();
    auto const turn = [&](unsigned month) {
        return sunday_on_or_before(Day::of(year, month, 31)).number * day_length + hour_length;
    };
    bool const summer = turn(3) <= time.milliseconds && time.milliseconds < turn(10);
    return summer ? 2 * hour_length : hour_length;
}

// How far the wall clock is ahead of UTC, in milliseconds.
std::int64_t offset_at(UtcTime time)
{
    static UtcTime const end_of_tables{Day::of(2038, 1, 1).number * day_length};
    if (time >= end_of_tables) return offset_after_tables(time);
    static date::time_zone const* const stockholm = date::locate_zone("Europe/Stockholm");
    auto const instant =
        date::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(time.milliseconds));
    return stockholm->get_info(date::floor<std::chrono::seconds>(instant)).offset.count() * 1000;
}

Day day_in(int year, unsigned month, unsigned day) { return Day::of(year, month, day); }

// The Saturday among the seven days that begin with the given one.
Day saturday_from(Day day) { return day.plus((13 - static_cast<std::int32_t>(day.iso_weekday())) % 7); }

void add_fixed_days(int year, std::vector<Holiday>& list)
{
    using enum HolidayKind;
    list.push_back({day_in(year, 1, 1), public_holiday, "new_years_day"});
    list.push_back({day_in(year, 1, 5), eve_short, "epiphany_eve"});
    list.push_back({day_in(year, 1, 6), public_holiday, "epiphany"});
    list.push_back({day_in(year, 4, 30), eve_short, "walpurgis_eve"});
    list.push_back({day_in(year, 5, 1), public_holiday, "first_of_may"});
    if (year >= 2005) list.push_back({day_in(year, 6, 6), public_holiday, "national_day"});
    list.push_back({day_in(year, 12, 24), eve_off, "christmas_eve"});
    list.push_back({day_in(year, 12, 25), public_holiday, "christmas_day"});
    list.push_back({day_in(year, 12, 26), public_holiday, "boxing_day"});
    list.push_back({day_in(year, 12, 31), eve_off, "new_years_eve"});
}

void add_days_of_easter(int year, std::vector<Holiday>& list)
{
    using enum HolidayKind;
    Day const easter = easter_sunday(year);
    list.push_back({easter.plus(-3), eve_short, "maundy_thursday"});
    list.push_back({easter.plus(-2), public_holiday, "good_friday"});
    list.push_back({easter.plus(-1), eve_off, "easter_eve"});
    list.push_back({easter, public_holiday, "easter_sunday"});
    list.push_back({easter.plus(1), public_holiday, "easter_monday"});
    list.push_back({easter.plus(39), public_holiday, "ascension_day"});
    list.push_back({easter.plus(48), eve_off, "whitsun_eve"});
    list.push_back({easter.plus(49), public_holiday, "whit_sunday"});
    if (year < 2005) list.push_back({easter.plus(50), public_holiday, "whit_monday"});
}

void add_saturdays(int year, std::vector<Holiday>& list)
{
    using enum HolidayKind;
    Day const midsummer = saturday_from(day_in(year, 6, 20));
    list.push_back({midsummer.plus(-1), eve_off, "midsummer_eve"});
    list.push_back({midsummer, public_holiday, "midsummer_day"});
    Day const all_saints = saturday_from(day_in(year, 10, 31));
    list.push_back({all_saints.plus(-1), eve_short, "all_saints_eve"});
    list.push_back({all_saints, public_holiday, "all_saints_day"});
}

}  // namespace

std::string LocalTime::text() const
{
    char buffer[24];
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d", hour(), minute());
    return day.text() + buffer;
}

LocalTime swedish_time(UtcTime time) { return split(time.milliseconds + offset_at(time)); }

UtcTime utc_of(LocalTime local)
{
    std::int64_t const wall = join(local);
    std::int64_t const before = offset_at({wall - day_length});
    std::int64_t const after = offset_at({wall + day_length});
    UtcTime const first{wall - before};
    if (offset_at(first) == before) return first;
    UtcTime const second{wall - after};
    // Neither holds when the wall clock skips the time; the old offset then carries it past the gap.
    return offset_at(second) == after ? second : first;
}

UtcTime start_of(Day day) { return utc_of({day, 0}); }

// The computation of Meeus, Jones and Butcher: golden number, century, and the moon's epact.
Day easter_sunday(int year)
{
    int const a = year % 19;
    int const b = year / 100;
    int const c = year % 100;
    int const g = (8 * b + 13) / 25;
    int const h = (19 * a + b - b / 4 - g + 15) % 30;
    int const l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int const m = (a + 11 * h + 22 * l) / 451;
    int const day_of_march = h + l - 7 * m + 22;
    return Day::of(year, 3, 1).plus(day_of_march - 1);
}

std::vector<Holiday> swedish_holidays(int year)
{
    std::vector<Holiday> list;
    add_fixed_days(year, list);
    add_days_of_easter(year, list);
    add_saturdays(year, list);
    std::sort(list.begin(), list.end(), [](Holiday const& left, Holiday const& right) {
        return std::pair(left.day, left.kind) < std::pair(right.day, right.kind);
    });
    return list;
}

std::optional<Holiday> swedish_holiday(Day day)
{
    auto const list = swedish_holidays(day.year());
    auto const found =
        std::find_if(list.begin(), list.end(), [&](Holiday const& one) { return one.day == day; });
    return found == list.end() ? std::nullopt : std::optional(*found);
}

bool is_working_day(Day day)
{
    if (day.iso_weekday() >= 6) return false;
    auto const holiday = swedish_holiday(day);
    return !holiday || holiday->kind == HolidayKind::eve_short;
}

Day working_day_from(Day day)
{
    while (!is_working_day(day)) day = day.plus(1);
    return day;
}

Day next_working_day(Day day) { return working_day_from(day.plus(1)); }

}  // namespace samsyn

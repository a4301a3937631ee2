// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.h"

namespace samsyn {

// What the clock on the wall in Sweden (Europe/Stockholm) shows.
struct LocalTime {
    Day day;
    std::int32_t millisecond_of_day = 0;  // 0…86 399 999

    static LocalTime at(Day day, int hour, int minute) { return {day, (hour * 60 + minute) * 60'000}; }
    int hour() const { return millisecond_of_day / 3'600'000; }
    int minute() const { return millisecond_of_day / 60'000 % 60; }
    std::string text() const;  // 2026-11-25T10:05
    friend auto operator<=>(LocalTime const&, LocalTime const&) = default;
};

LocalTime swedish_time(UtcTime time);

// A time the wall clock skips in spring (02:30 the last Sunday of March) is moved forward by the hour that
// is skipped (03:30); one it shows twice in autumn means the first, still in summer time.
UtcTime utc_of(LocalTime local);

// The first instant of a day in Sweden.
UtcTime start_of(Day day);

enum class HolidayKind {
    public_holiday,  // by the law on public holidays (1989:253)
    eve_off,    // midsommarafton, julafton, nyårsafton, and påskafton and pingstafton: as good as holidays
    eve_short,  // eves that many work only half: a working day still
};

// The code is a key of the texts: "holiday.christmas_eve".
struct Holiday {
    Day day;
    HolidayKind kind = HolidayKind::public_holiday;
    std::string_view code;
    friend bool operator==(Holiday const&, Holiday const&) = default;
};

// Easter Sunday of the Gregorian calendar.
Day easter_sunday(int year);

// Those of a year in order of day; two may share a day. By the rules in force since 1953, with the change
// from Whit Monday to the National Day in 2005. Ordinary Sundays are not listed.
std::vector<Holiday> swedish_holidays(int year);

// The most binding one on the day, if any.
std::optional<Holiday> swedish_holiday(Day day);

// Monday to Friday, neither a public holiday nor an eve that is off.
bool is_working_day(Day day);

// The day itself when it is a working day, otherwise the first one after it.
Day working_day_from(Day day);

// The first working day after the day.
Day next_working_day(Day day);

}  // namespace samsyn

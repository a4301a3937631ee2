// SPDX-License-Identifier: EUPL-1.2
#include "lib/base/iso_week.h"

namespace samsyn {
namespace {

constexpr char const* dash = "\u2013";

// 4 January always lies in week 1.
Day first_monday(int year)
{
    Day const fourth = Day::of(year, 1, 4);
    return fourth.plus(1 - static_cast<std::int32_t>(fourth.iso_weekday()));
}

std::string with_year(IsoWeek const& week)
{
    return std::to_string(week.week) + " " + std::to_string(week.year);
}

}  // namespace

IsoWeek IsoWeek::of(Day day)
{
    Day const thursday = day.plus(4 - static_cast<std::int32_t>(day.iso_weekday()));
    int const year = thursday.year();
    auto const weeks_before = (thursday.number - first_monday(year).number) / 7;
    return {year, static_cast<unsigned>(weeks_before) + 1};
}

Day IsoWeek::monday() const { return first_monday(year).plus((static_cast<std::int32_t>(week) - 1) * 7); }

DaySpan IsoWeek::days() const { return {monday(), monday().plus(6)}; }

unsigned weeks_in_iso_year(int year)
{
    return static_cast<unsigned>(first_monday(year + 1).number - first_monday(year).number) / 7;
}

std::string weeks_label(DaySpan const& days)
{
    auto const first = IsoWeek::of(days.first);
    auto const last = IsoWeek::of(days.last);
    if (first == last) return std::to_string(first.week);
    return std::to_string(first.week) + dash + std::to_string(last.week);
}

std::string weeks_label_with_year(DaySpan const& days)
{
    auto const first = IsoWeek::of(days.first);
    auto const last = IsoWeek::of(days.last);
    if (first.year != last.year) return with_year(first) + dash + with_year(last);
    return weeks_label(days) + " " + std::to_string(last.year);
}

}  // namespace samsyn

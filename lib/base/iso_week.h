// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <compare>
#include <string>

#include "lib/base/day_span.h"
#include "lib/base/time.h"

namespace samsyn {

// A week of ISO 8601: Monday to Sunday, numbered in the year that holds its Thursday. So 1 January may lie
// in week 52 or 53 of the year before, and 31 December in week 1 of the year after.
struct IsoWeek {
    int year = 1970;
    unsigned week = 1;  // 1…53

    static IsoWeek of(Day day);
    Day monday() const;
    DaySpan days() const;
    friend auto operator<=>(IsoWeek const&, IsoWeek const&) = default;
};

// 52 or 53.
unsigned weeks_in_iso_year(int year);

// The weeks a period touches, without the word for week: "45", "45–46", over New Year "52–1".
std::string weeks_label(DaySpan const& days);

// With the years: "45–46 2026", over New Year "52 2025–1 2026".
std::string weeks_label_with_year(DaySpan const& days);

}  // namespace samsyn

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "lib/base/day_span.h"

namespace samsyn::situation {

// Places gather over so many periods, and are compared with as many before: fewer are no comparison.
inline constexpr std::size_t gathering_periods = 6;

// The fortnight of a day where nobody has agreed on rounds: two whole ISO weeks, counted without gap from
// Monday 29 December 2025, so also over week 53.
DaySpan fortnight_of(Day day);

// The period and those of the same length before it, oldest first, `count` in all.
std::vector<DaySpan> periods_up_to(DaySpan last, int count);

}  // namespace samsyn::situation

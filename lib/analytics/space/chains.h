// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <vector>

#include "lib/analytics/core/refusal.h"
#include "lib/analytics/space/point.h"

namespace samsyn::analytics {

// Events each of which lies near another of them in space and time.
struct Chain {
    std::vector<std::uint32_t> members;  // two or more, by time, then by number
    double span;                         // days from the first to the last
};

// Near-repeat chains: events at most `space` metres and `time` days apart are linked, and what hangs together
// by links is a chain; by their first member's time. A description, no test: whether there are more links
// than chance gives says `knox`. J. Ratcliffe and G. Rengert, "Near-repeat patterns in Philadelphia
// shootings", Security Journal 21 (2008), https://doi.org/10.1057/palgrave.sj.8350068. Refuses: unequal,
// too_few (none), not_finite, bad_parameter (a distance or time below zero or not finite).
Outcome<std::vector<Chain>> near_repeat_chains(std::span<Point const> places, std::span<double const> days,
                                               double space, double time);

}  // namespace samsyn::analytics

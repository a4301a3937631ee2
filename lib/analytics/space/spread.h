// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/space/weights.h"

namespace samsyn::analytics {

// The mean of the values of areal units and their variance (divided by n).
struct Spread {
    double mean;
    double variance;
};

// Refuses what no local or global statistic of areal units can be computed from: unequal, too_few,
// not_finite, no_variation, no_neighbours.
Outcome<Spread> spread_of(std::span<double const> values, Weights const& weights);

}  // namespace samsyn::analytics

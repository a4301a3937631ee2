// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>

#include "lib/analytics/core/parallel.h"
#include "lib/analytics/space/weights.h"

namespace samsyn::analytics {

struct Permutations {
    std::uint32_t most = 999;
    // A unit is done when so many permutations lie at or beyond it on both sides: it is far from remarkable.
    // 0: all permutations are made for all.
    std::uint32_t enough = 0;
    std::uint64_t seed = 1;
};

// For each unit, the pseudo p of the sum over its neighbours, its own value held and the others' permuted
// over all other places: (1 + permutations beyond it) / (1 + permutations), on the side with fewer.
// One-sided, towards the side the unit lies on. Sums that are the same count by half (Lancaster's mid-p):
// counts of events have many, and to leave them out on one side would call every empty corner of a map cold.
// It serves Gi*, Gi and local Moran, which given the own value rise or fall with that sum alone. Units
// without neighbours, or with all others, get 1. L. Anselin, "Local indicators of spatial association",
// Geographical Analysis 27 (1995), https://doi.org/10.1111/j.1538-4632.1995.tb00338.x; stopping: J. Besag and
// P. Clifford, "Sequential Monte Carlo p-values", Biometrika 78 (1991),
// https://doi.org/10.1093/biomet/78.2.301. values: finite, as many as there are units. When stopped the rest
// is 1.
std::vector<double> local_permutation_p(std::span<double const> values, Weights const& weights,
                                        Permutations const& permutations, Running const& running);

}  // namespace samsyn::analytics

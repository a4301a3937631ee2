// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>

#include "lib/analytics/core/parallel.h"
#include "lib/analytics/core/refusal.h"
#include "lib/analytics/space/point.h"

namespace samsyn::analytics {

struct Mantel {
    double r;  // Pearson's correlation, over all pairs, of the distance (m) and the time between (days)
    double p;  // (1 + permutations with at least as large r) / (1 + permutations)
};

// Mantel's test of space-time interaction: do events near in space lie near in time? All pairs count, so what
// is far off weighs most; Knox's test looks at the near ones. Times are permuted over places. N. Mantel, "The
// detection of disease clustering and a generalized regression approach", Cancer Research 27 (1967).
// Refuses: unequal, too_few (< 3), not_finite, coincident, one_time, no_variation (all distances or all lags
// the same), too_large (more than 20,000 events: every pair is looked at in every permutation), cancelled.
Outcome<Mantel> mantel(std::span<Point const> places, std::span<double const> days,
                       std::uint32_t permutations, std::uint64_t seed, Running const& running = {});

}  // namespace samsyn::analytics

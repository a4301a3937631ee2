// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/scan/scan.h"

namespace samsyn::analytics {

struct SubsetOptions {
    double radius = 0;               // metres: a cluster is any subset of the places within it of a centre
    std::uint32_t most_periods = 1;  // of a window
    bool prospective = false;        // only windows that reach the last period
    std::uint32_t replications = 999;
    std::uint64_t seed = 1;
    std::uint32_t most_clusters = 20;
    Running running;
};

// Irregular clusters: of all subsets of the places near a centre the one with the highest expectation-based
// Poisson statistic, for each window. The best subset is always the first few places by cases per baseline
// (Neill, "Fast subset scan for spatial pattern detection", 2012,
// https://doi.org/10.1111/j.1467-9868.2011.01014.x), so k places cost k log k and not 2^k.
// Study::expected is the baseline, as for expectation_poisson. Cluster::members are by falling cases per
// baseline. Refuses what scan() refuses, and a radius below 0 or no period.
Outcome<ScanAnswer> subset_scan(Study const& study, SubsetOptions const& options);

}  // namespace samsyn::analytics

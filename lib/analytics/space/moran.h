// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/space/local_permutation.h"

namespace samsyn::analytics {

// How neighbours count: each as 1, or all of a unit together as 1.
enum class Standardised { none, by_row };

struct Moran {
    double i;
    double expected;  // −1 / (n − 1)
    double variance;  // when the values are permuted at random
    double z;
    double p;      // two-sided, normal
    double p_sim;  // (1 + the fewer of permutations at least and at most as large) / (1 + permutations), at
                   // most 1
};

// Moran's I: are neighbours more alike (above the expected) or less than chance gives? P. A. P. Moran, "Notes
// on continuous stochastic phenomena", Biometrika 37 (1950), https://doi.org/10.1093/biomet/37.1-2.17;
// moments: A. D. Cliff and J. K. Ord, Spatial processes (1981). Refuses: unequal, too_few (< 4 units),
// not_finite, no_variation, no_neighbours, cancelled.
Outcome<Moran> moran(std::span<double const> values, Weights const& weights, Standardised standardised,
                     Permutations const& permutations, Running const& running = {});

// The unit and its neighbours against the mean: high among high, low among low, low among high, high among
// low. none: the unit has no neighbours, or either lies on the mean.
enum class Quadrant { none, high_high, low_low, low_high, high_low };

struct LocalMoran {
    double i;
    Quadrant quadrant;
    double p_sim;  // by conditional permutation
};

// Local Moran of each unit; their mean, by row and all with neighbours, is Moran's I. Anselin 1995, see
// local_permutation.h. Refuses as moran does, but from 3 units on.
Outcome<std::vector<LocalMoran>> local_moran(std::span<double const> values, Weights const& weights,
                                             Standardised standardised, Permutations const& permutations,
                                             Running const& running = {});

}  // namespace samsyn::analytics

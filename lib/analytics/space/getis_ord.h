// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/space/local_permutation.h"

namespace samsyn::analytics {

// Getis and Ord's Gi* of each unit as a z score: is the sum of it and its neighbours higher (hot) or lower
// (cold) than the mean of all leads to expect? Units with all others as neighbours get 0. Many units are
// tested at once: use `false_discovery`. Counts of few events are skewed: trust permutations more than z
// there. J. K. Ord and A. Getis, "Local spatial autocorrelation statistics", Geographical Analysis 27 (1995),
// https://doi.org/10.1111/j.1538-4632.1995.tb00912.x.
// Refuses: unequal, too_few (< 3 units), not_finite, no_variation, no_neighbours.
Outcome<std::vector<double>> getis_ord_star(std::span<double const> values, Weights const& weights);

// Its pseudo p by conditional permutation. Refuses as above, and cancelled.
Outcome<std::vector<double>> getis_ord_star_p(std::span<double const> values, Weights const& weights,
                                              Permutations const& permutations, Running const& running = {});

}  // namespace samsyn::analytics

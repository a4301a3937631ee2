// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <span>

#include "lib/analytics/rates/interval.h"

namespace samsyn::analytics {

struct ChiSquare {
    double statistic;  // on one degree of freedom
    double p;
};

// Have two groups the same share? Pearson's χ² without correction for continuity. Refuses: too_few (a group
// of none), no_variation (none or all in both), bad_parameter (more successes than units).
Outcome<ChiSquare> two_proportions(std::uint64_t successes_a, std::uint64_t of_a, std::uint64_t successes_b,
                                   std::uint64_t of_b);

// Does the share rise or fall along ordered groups? Scores 1, 2, …. P. Armitage, "Tests for linear trends in
// proportions and frequencies", Biometrics 11 (1955), https://doi.org/10.2307/3001775. Refuses: unequal,
// too_few (fewer than two groups with units), no_variation, bad_parameter.
Outcome<ChiSquare> trend_of_proportions(std::span<std::uint64_t const> successes,
                                        std::span<std::uint64_t const> of);

// Two-sided p of two counts under one rate, by the standardised difference (E-test): more power than the
// conditional test. K. Krishnamoorthy and J. Thomson, "A more powerful test for comparing two Poisson means",
// Journal of Statistical Planning and Inference 119 (2004), https://doi.org/10.1016/S0378-3758(02)00408-1.
// Refuses: not_finite, bad_parameter (an exposure not above 0), too_large (a count above 10 million). Of two
// zeros: 1.
Outcome<double> e_test(std::uint64_t a, std::uint64_t b, double exposure_a = 1, double exposure_b = 1);

}  // namespace samsyn::analytics

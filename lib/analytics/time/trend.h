// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <span>

#include "lib/analytics/rates/interval.h"

namespace samsyn::analytics {

struct MannKendall {
    double s;         // pairs that rise less pairs that fall
    double tau;       // s / √(pairs that differ in value · pairs)
    double variance;  // of s, ties counted
    double z;         // with correction for continuity
    double p;         // two-sided
    double slope;     // Sen's: the median change per period
    Interval interval;
};

// Is there a monotone trend, of whatever form? No distribution assumed, but independent periods; divide
// counts by their exposure first. H. B. Mann, "Nonparametric tests against trend", Econometrica 13 (1945),
// https://doi.org/10.2307/1907187; P. K. Sen, JASA 63 (1968), https://doi.org/10.1080/01621459.1968.10480934.
// Refuses: too_few (fewer than 4), not_finite, no_variation, bad_parameter (the level), too_large (more than
// 5,000: every pair is looked at).
Outcome<MannKendall> mann_kendall(std::span<double const> values, double level = 0.95);

}  // namespace samsyn::analytics

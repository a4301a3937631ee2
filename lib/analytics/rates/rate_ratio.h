// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <span>

#include "lib/analytics/rates/interval.h"

namespace samsyn::analytics {

struct RateRatio {
    double ratio;  // rate of a / rate of b; infinite when b has none
    Interval interval;
    double p;  // two-sided, of the ratio 1
};

// Two counts with their exposures (inhabitants, days covered, rounds walked …), compared exactly given their
// sum. The interval may end at infinity. Assumes Poisson counts; events in bursts need the negative binomial.
// J. Przyborowski and H. Wilenski, "Homogeneity of results in testing samples from Poisson series",
// Biometrika 31 (1940), https://doi.org/10.1093/biomet/31.3-4.313. p sums what is no likelier than the seen.
// Refuses: too_few (no event), not_finite, bad_parameter (an exposure not above 0; the level), too_large
// (more than 10 million events).
Outcome<RateRatio> poisson_rate_ratio(std::uint64_t a, double exposure_a, std::uint64_t b, double exposure_b,
                                      double level = 0.95);

struct CountsInPeriods {
    std::span<double const> counts;
    std::span<double const> exposures;  // empty: 1 for each
};

struct NegativeBinomialRatio {
    RateRatio rate;
    double dispersion;  // variance = mean + dispersion · mean²; 0: Poisson
};

// Rates of two groups of periods whose counts vary more than Poisson's: means and one common dispersion by
// maximum likelihood, the interval and p on the scale of logarithms (Wald). J. F. Lawless, "Negative binomial
// and mixed Poisson regression", Canadian Journal of Statistics 15 (1987), https://doi.org/10.2307/3314912.
// Refuses: unequal, too_few (fewer than two periods in a group, or a group without events), not_finite,
// bad_parameter (a negative count, an exposure not above 0; the level).
Outcome<NegativeBinomialRatio> negative_binomial_rate_ratio(CountsInPeriods a, CountsInPeriods b,
                                                            double level = 0.95);

}  // namespace samsyn::analytics

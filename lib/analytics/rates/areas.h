// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <span>
#include <vector>

#include "lib/analytics/rates/interval.h"

namespace samsyn::analytics {

struct Stratum {
    double events;    // counted, ≥ 0
    double exposure;  // inhabitants, person-years: > 0
    double standard;  // the stratum's share or size in the standard population: ≥ 0
};

// The rate the standard population would have with these strata's rates, with the interval by gamma. M. P.
// Fay and E. J. Feuer, "Confidence intervals for directly standardized rates", Statistics in Medicine 16
// (1997), 791–801. Refuses: too_few (no stratum), not_finite, bad_parameter (an exposure not above 0,
// something below 0, a standard of nobody; the level).
Outcome<Proportion> directly_standardised(std::span<Stratum const> strata, double level = 0.95);

struct SmallArea {
    double raw;       // observed / expected
    double shrunken;  // drawn towards the common mean, the more the less is expected
    Interval interval;
};

struct Shrinkage {
    double mean;      // of all areas
    double variance;  // between areas beyond chance; 0: they cannot be told apart
    std::vector<SmallArea> areas;
};

// Relative risks of small areas by empirical Bayes: Poisson counts around a gamma, its moments from all
// areas. The intervals take the moments as known, and are somewhat too narrow with few areas. R. J. Marshall,
// "Mapping disease and mortality rates using empirical Bayes estimators", Applied Statistics 40 (1991),
// https://doi.org/10.2307/2347593. Refuses: unequal, too_few (fewer than 3 areas, or no event), not_finite,
// bad_parameter (a negative count, an expectation not above 0; the level).
Outcome<Shrinkage> shrunken_risks(std::span<double const> observed, std::span<double const> expected,
                                  double level = 0.95);

}  // namespace samsyn::analytics

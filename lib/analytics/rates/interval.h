// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>

#include "lib/analytics/core/refusal.h"

namespace samsyn::analytics {

struct Interval {
    double low;
    double high;
};

struct Proportion {
    double estimate;
    Interval interval;
};

// Two-sided intervals of a share, `successes` of `of`, at the confidence 0 < level < 1. Assumes independent
// units with one chance. Refuse: too_few (of none), bad_parameter (more successes than units; the level).
//
// By the score test, near its level also for small shares. E. B. Wilson, "Probable inference, the law of
// succession, and statistical inference", JASA 22 (1927), https://doi.org/10.1080/01621459.1927.10502953.
Outcome<Proportion> wilson(std::uint64_t successes, std::uint64_t of, double level = 0.95);
// Never below its level, therefore wide. C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial
// limits illustrated in the case of the binomial", Biometrika 26 (1934),
// https://doi.org/10.1093/biomet/26.4.404.
Outcome<Proportion> clopper_pearson(std::uint64_t successes, std::uint64_t of, double level = 0.95);
// On the scale of log odds. Where none or all succeed the odds have no logarithm, and the answer is Clopper
// and Pearson's.
Outcome<Proportion> logit_interval(std::uint64_t successes, std::uint64_t of, double level = 0.95);

// The rate count/exposure with its exact interval. F. Garwood, "Fiducial limits for the Poisson
// distribution", Biometrika 28 (1936), https://doi.org/10.1093/biomet/28.3-4.437. Refuses: bad_parameter (an
// exposure not above 0; the level), not_finite.
Outcome<Proportion> poisson_rate(std::uint64_t count, double exposure = 1, double level = 0.95);

// The standard normal's value below which lies the share 0 < p < 1.
double normal_quantile(double p);
// The chance that a standard normal lies above z.
double normal_above(double z);

}  // namespace samsyn::analytics

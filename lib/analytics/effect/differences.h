// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <span>

#include "lib/analytics/effect/verdict.h"

namespace samsyn::analytics {

struct PeriodsBeforeAfter {
    std::span<double const> before;
    std::span<double const> after;
};

struct DifferenceInDifferences {
    Estimate effect;
    Verdict verdict;
};

// What changed in the treated beyond what changed in the control. Assumes that both would have changed alike.
// Each refuses: too_few, not_finite, bad_parameter (a negative count, an exposure not above 0; the level),
// unequal, too_large.

// On the scale of logarithms: exp(effect) is the ratio of the ratios of the mean counts. Poisson (regression
// on group, period and both). Too few to say: when not even one treated event afterwards would have shown.
Outcome<DifferenceInDifferences> difference_in_counts(PeriodsBeforeAfter treated, PeriodsBeforeAfter control,
                                                      double level = 0.95);

struct LinearDifference {
    DifferenceInDifferences equal_variances;  // ordinary least squares
    DifferenceInDifferences hc1;              // without assuming equal variances
};

Outcome<LinearDifference> difference_in_values(PeriodsBeforeAfter treated, PeriodsBeforeAfter control,
                                               double level = 0.95);

}  // namespace samsyn::analytics

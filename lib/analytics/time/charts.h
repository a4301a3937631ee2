// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "lib/analytics/time/farrington.h"

namespace samsyn::analytics {

// c3_about_observed: the bound of C3 as R's surveillance computes it, about the observed where the paper has
// the mean; it almost never calls, and is here to compare with.
enum class Ears { c1, c2, c3, c3_about_observed };

struct EarsOptions {
    Ears method = Ears::c1;
    double alpha = 0.001;  // one-sided; the field takes 0.025 for C3
    std::size_t baseline = 7;
    double least_deviation = 0;  // a standard deviation is never taken to be smaller
};

// Charts for short series, of periods [first, last): the observed beside mean and standard deviation of the
// `baseline` periods just before (C1), or before them with two periods between (C2), or C2 with what the two
// periods before exceeded (C3). Exposure is divided out. L. Hutwagner et al., "The bioterrorism preparedness
// and response Early Aberration Reporting System (EARS)", Journal of Urban Health 80 (2003). p by the normal
// distribution, 1 where the baseline has no deviation. Refuses as farrington; bad_parameter: a baseline
// below 3.
Outcome<std::vector<Watched>> ears(Series const& series, std::size_t first, std::size_t last,
                                   EarsOptions const& options = {});

struct CusumOptions {
    double reference = 1.04;  // standardised; half the rise to be found
    double limit = 2.26;      // an alarm is at or above it
};

struct CusumPoint {
    std::size_t period;
    double statistic;
    bool alarm;  // after which it begins anew at 0
};

// Cumulative sum of counts beside known expectations, standardised by Rossi's transformation. G. Rossi, L.
// Lampugnani and M. Marchi, "An approximate CUSUM procedure for surveillance of health events", Statistics in
// Medicine 18 (1999), 2111–2122. Refuses: unequal, too_few (no period), not_finite, bad_parameter (a negative
// count, an expectation not above 0, a negative reference, a limit not above 0).
Outcome<std::vector<CusumPoint>> cusum(std::span<double const> counts, std::span<double const> expected,
                                       CusumOptions const& options = {});

}  // namespace samsyn::analytics

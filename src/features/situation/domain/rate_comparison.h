// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>

namespace samsyn::situation {

// The probability, were two Poisson rates equal, of counts at least as unlike as these; two-sided, 1 when
// both counts are 0. `exposure` are the two observation times (any common unit, above 0). Exact: given the
// sum, the first count is binomial (Przyborowski and Wilenski 1940, Biometrika 31:313); the smaller tail is
// doubled.
double equal_rates_p(std::int64_t first, double first_exposure, std::int64_t second, double second_exposure);

}  // namespace samsyn::situation

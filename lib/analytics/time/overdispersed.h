// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace samsyn::analytics {

// Counts with variance = dispersion · mean: negative binomial, or Poisson where the dispersion is at most 1.

// The chance of at most k.
double chance_at_most(double k, double mean, double dispersion);
// The least number that at most the share 1 − p exceeds.
double count_quantile(double p, double mean, double dispersion);

}  // namespace samsyn::analytics

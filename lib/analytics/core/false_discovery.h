// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <span>
#include <vector>

#include "lib/analytics/core/refusal.h"

namespace samsyn::analytics {

// The chance that a standard normal lies at least as far from 0.
double two_sided_p(double z);

// Adjusted p-values that bound the expected share of false ones among what is called significant: call those
// at most q significant, and on average at most the share q of them are false. For independent or positively
// dependent tests. Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal
// Statistical Society B 57 (1995), https://doi.org/10.1111/j.2517-6161.1995.tb02031.x. Refuses: not_finite
// (NaN), bad_parameter (a p outside 0 … 1). Of none, none.
Outcome<std::vector<double>> false_discovery(std::span<double const> p);

}  // namespace samsyn::analytics

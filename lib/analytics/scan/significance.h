// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <span>

namespace samsyn::analytics {

// Of a statistic among the maxima of its replications.
struct Significance {
    std::optional<double> monte_carlo;  // (1 + as strong) / (1 + replications)
    std::optional<double> gumbel;       // none when the maxima do not vary
};

// Gumbel by moments: Abrams, Kulldorff and Kleinman, 2010, https://doi.org/10.1186/1476-072X-9-61.
// stopped_at: the exceedances at which a sequential test stopped; that many or more have p = as strong /
// replications (Besag and Clifford).
Significance significance(double statistic, std::span<double const> maxima,
                          std::optional<std::size_t> stopped_at = {});

}  // namespace samsyn::analytics

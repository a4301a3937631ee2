// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/spread.h"

#include <cmath>

namespace samsyn::analytics {

Outcome<Spread> spread_of(std::span<double const> values, Weights const& weights)
{
    if (values.size() != weights.size()) return refuse(Refusal::unequal);
    if (values.size() < 3) return refuse(Refusal::too_few);
    auto const n = static_cast<double>(values.size());
    Spread spread{0, 0};
    for (double value : values) spread.mean += value;
    spread.mean /= n;
    for (double value : values) spread.variance += (value - spread.mean) * (value - spread.mean);
    spread.variance /= n;
    if (!std::isfinite(spread.variance)) return refuse(Refusal::not_finite);
    if (all_same(values) || !(spread.variance > 0)) return refuse(Refusal::no_variation);
    if (weights.neighbours.empty()) return refuse(Refusal::no_neighbours);
    return spread;
}

}  // namespace samsyn::analytics

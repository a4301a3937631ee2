// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/getis_ord.h"

#include <cmath>

#include "lib/analytics/space/spread.h"

namespace samsyn::analytics {

Outcome<std::vector<double>> getis_ord_star(std::span<double const> values, Weights const& weights)
{
    auto const spread = spread_of(values, weights);
    if (!spread) return refuse(spread.error());
    auto const n = static_cast<double>(values.size());
    std::vector<double> z(values.size());
    // Most units have as many neighbours as the one before: the root is taken when the number changes.
    std::size_t before = values.size();
    double expected = 0, scale = 0;
    for (std::size_t unit = 0; unit < values.size(); ++unit) {
        auto const near = weights.of(unit);
        if (near.size() != before) {
            before = near.size();
            auto const weight = static_cast<double>(near.size()) + 1;
            expected = spread->mean * weight;
            double const root = std::sqrt(spread->variance * weight * (n - weight) / (n - 1));
            scale = root > 0 ? 1 / root : 0;
        }
        double sum = values[unit];
        for (auto neighbour : near) sum += values[neighbour];
        z[unit] = (sum - expected) * scale;
    }
    return z;
}

Outcome<std::vector<double>> getis_ord_star_p(std::span<double const> values, Weights const& weights,
                                              Permutations const& permutations, Running const& running)
{
    if (auto const spread = spread_of(values, weights); !spread) return refuse(spread.error());
    auto p = local_permutation_p(values, weights, permutations, running);
    if (running.is_stopped()) return refuse(Refusal::cancelled);
    return p;
}

}  // namespace samsyn::analytics

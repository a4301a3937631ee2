// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/core/false_discovery.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace samsyn::analytics {

double two_sided_p(double z) { return std::erfc(std::abs(z) / std::numbers::sqrt2); }

Outcome<std::vector<double>> false_discovery(std::span<double const> p)
{
    for (double each : p) {
        if (std::isnan(each)) return refuse(Refusal::not_finite);
        if (each < 0 || each > 1) return refuse(Refusal::bad_parameter);
    }
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t at) { return p[at]; });
    std::vector<double> adjusted(p.size());
    double least = 1;
    for (std::size_t rank = p.size(); rank > 0; --rank) {
        auto const at = order[rank - 1];
        least = std::min(least, p[at] * static_cast<double>(p.size()) / static_cast<double>(rank));
        adjusted[at] = least;
    }
    return adjusted;
}

}  // namespace samsyn::analytics

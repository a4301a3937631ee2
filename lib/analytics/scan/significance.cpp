// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/scan/significance.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace samsyn::analytics {

namespace {

// Drawn windows that hold the same cases give the same statistic but for the last bits: they count as equal.
double just_below(double statistic) { return statistic * (1 - 1e-10); }

std::optional<double> gumbel(double statistic, std::span<double const> maxima)
{
    auto const count = static_cast<double>(maxima.size());
    if (maxima.size() < 2) return {};
    double const mean = std::accumulate(maxima.begin(), maxima.end(), 0.0) / count;
    double squares = 0;
    for (double each : maxima) squares += (each - mean) * (each - mean);
    double const scale = std::sqrt(6 * squares / (count - 1)) / std::numbers::pi;
    if (!(scale > 1e-12)) return {};
    double const location = mean - std::numbers::egamma * scale;
    return -std::expm1(-std::exp(-(statistic - location) / scale));
}

}  // namespace

Significance significance(double statistic, std::span<double const> maxima,
                          std::optional<std::size_t> stopped_at)
{
    if (maxima.empty()) return {};
    auto const strong = static_cast<std::size_t>(
        std::ranges::count_if(maxima, [&](double each) { return each >= just_below(statistic); }));
    auto const count = static_cast<double>(maxima.size());
    double const rank = stopped_at && strong >= *stopped_at ? static_cast<double>(strong) / count
                                                            : (static_cast<double>(strong) + 1) / (count + 1);
    return {rank, gumbel(statistic, maxima)};
}

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/time/trend.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "lib/analytics/core/false_discovery.h"

namespace samsyn::analytics {
namespace {

double at_rank(std::vector<double>& values, double rank)
{
    auto const at =
        static_cast<std::ptrdiff_t>(std::clamp(rank, 0.0, static_cast<double>(values.size()) - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

}  // namespace

Outcome<MannKendall> mann_kendall(std::span<double const> values, double level)
{
    if (!(level > 0 && level < 1)) return refuse(Refusal::bad_parameter);
    if (values.size() > 5000) return refuse(Refusal::too_large);
    if (!std::ranges::all_of(values, [](double value) { return std::abs(value) < 1e300; }))
        return refuse(Refusal::not_finite);
    if (values.size() < 4) return refuse(Refusal::too_few);
    double const n = static_cast<double>(values.size()), pairs = n * (n - 1) / 2;
    std::vector<double> slopes;
    slopes.reserve(static_cast<std::size_t>(pairs));
    double s = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t j = i + 1; j < values.size(); ++j) {
            s += (values[j] > values[i]) - (values[j] < values[i]);
            slopes.push_back((values[j] - values[i]) / static_cast<double>(j - i));
        }
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    double variance = n * (n - 1) * (2 * n + 5), tied = 0;
    for (auto from = sorted.begin(); from != sorted.end();) {
        auto const to = std::upper_bound(from, sorted.end(), *from);
        double const t = static_cast<double>(to - from);
        variance -= t * (t - 1) * (2 * t + 5);
        tied += t * (t - 1) / 2;
        from = to;
    }
    variance /= 18;
    if (!(variance > 0)) return refuse(Refusal::no_variation);
    double const z = s == 0 ? 0 : (s - (s > 0 ? 1 : -1)) / std::sqrt(variance);
    // Of an even number of slopes the median is the mean of the middle two.
    double const middle = (pairs - 1) / 2;
    double const slope = (at_rank(slopes, std::floor(middle)) + at_rank(slopes, std::ceil(middle))) / 2;
    double const half = normal_quantile((1 + level) / 2) * std::sqrt(variance) / 2;
    Interval const interval{at_rank(slopes, std::floor(pairs / 2 - half) - 1),
                            at_rank(slopes, std::ceil(pairs / 2 + half))};
    return MannKendall{s,       s / std::sqrt((pairs - tied) * pairs), variance, z, two_sided_p(z), slope,
                       interval};
}

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/rates/compare.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "lib/analytics/core/false_discovery.h"

namespace samsyn::analytics {
namespace {

ChiSquare chi_square(double z) { return {z * z, two_sided_p(z)}; }

// The Poisson chances of first, first + 1, … as far as they matter: what is left out on each side is below
// 1e-16.
struct Chances {
    std::uint64_t first;
    std::vector<double> of;
    std::vector<double> from;  // the sum of of[i] and all after
};

Chances poisson_chances(double mean)
{
    double const reach = 9 * std::sqrt(mean) + 30;
    Chances chances{static_cast<std::uint64_t>(std::max(0.0, std::floor(mean - reach))), {}, {}};
    auto const last = static_cast<std::uint64_t>(mean + reach);
    auto const mode = static_cast<std::uint64_t>(mean);
    chances.of.resize(last - chances.first + 1);
    auto at = [&](std::uint64_t k) -> double& { return chances.of[k - chances.first]; };
    double const k = static_cast<double>(mode);
    at(mode) = std::exp(k * std::log(mean) - mean - std::lgamma(k + 1));
    for (auto up = mode + 1; up <= last; ++up) at(up) = at(up - 1) * mean / static_cast<double>(up);
    for (auto down = mode; down > chances.first; --down)
        at(down - 1) = at(down) * static_cast<double>(down) / mean;
    chances.from = chances.of;
    for (auto i = chances.from.size() - 1; i > 0; --i) chances.from[i - 1] += chances.from[i];
    return chances;
}

}  // namespace

Outcome<ChiSquare> two_proportions(std::uint64_t successes_a, std::uint64_t of_a, std::uint64_t successes_b,
                                   std::uint64_t of_b)
{
    if (successes_a > of_a || successes_b > of_b) return refuse(Refusal::bad_parameter);
    if (of_a == 0 || of_b == 0) return refuse(Refusal::too_few);
    double const a = static_cast<double>(of_a), b = static_cast<double>(of_b);
    double const k_a = static_cast<double>(successes_a), k_b = static_cast<double>(successes_b);
    double const p = (k_a + k_b) / (a + b);
    if (p == 0 || p == 1) return refuse(Refusal::no_variation);
    return chi_square((k_a / a - k_b / b) / std::sqrt(p * (1 - p) * (1 / a + 1 / b)));
}

Outcome<ChiSquare> trend_of_proportions(std::span<std::uint64_t const> successes,
                                        std::span<std::uint64_t const> of)
{
    if (successes.size() != of.size()) return refuse(Refusal::unequal);
    double n = 0, k = 0, score = 0, groups = 0;
    for (std::size_t i = 0; i < of.size(); ++i) {
        if (successes[i] > of[i]) return refuse(Refusal::bad_parameter);
        n += static_cast<double>(of[i]);
        k += static_cast<double>(successes[i]);
        score += static_cast<double>(of[i]) * static_cast<double>(i);
        groups += of[i] > 0;
    }
    if (groups < 2) return refuse(Refusal::too_few);
    if (k == 0 || k == n) return refuse(Refusal::no_variation);
    double const p = k / n;
    double slope = 0, spread = 0;
    for (std::size_t i = 0; i < of.size(); ++i) {
        double const off = static_cast<double>(i) - score / n, units = static_cast<double>(of[i]);
        slope += off * (static_cast<double>(successes[i]) - units * p);
        spread += units * off * off;
    }
    return chi_square(slope / std::sqrt(p * (1 - p) * spread));
}

Outcome<double> e_test(std::uint64_t a, std::uint64_t b, double exposure_a, double exposure_b)
{
    if (!std::isfinite(exposure_a) || !std::isfinite(exposure_b)) return refuse(Refusal::not_finite);
    if (!(exposure_a > 0) || !(exposure_b > 0)) return refuse(Refusal::bad_parameter);
    if (std::max(a, b) > 10'000'000) return refuse(Refusal::too_large);
    if (a == 0 && b == 0) return 1.0;
    double const share = exposure_a / (exposure_a + exposure_b), ratio = exposure_b / exposure_a;
    if (!(share > 0 && share < 1) || !std::isfinite(ratio) || ratio == 0)
        return refuse(Refusal::bad_parameter);
    // In units of a's exposure: the statistic is (x·r − y)/√(x·r² + y), r = b's exposure / a's.
    auto statistic = [&](double x, double y) { return (x * ratio - y) / std::sqrt(x * ratio * ratio + y); };
    double const total = static_cast<double>(a) + static_cast<double>(b);
    double const seen = std::abs(statistic(static_cast<double>(a), static_cast<double>(b))) * (1 - 1e-12);
    auto const x = poisson_chances(total * share), y = poisson_chances(total * (1 - share));
    // For each x, the statistic falls with y: high enough up to one y, low enough from another; both rise
    // with x.
    double p = 0;
    std::size_t high = 0, low = 0;  // y < high: statistic ≥ seen; y ≥ low: statistic ≤ −seen
    for (std::size_t i = 0; i < x.of.size(); ++i) {
        double const k = static_cast<double>(x.first + i);
        auto value = [&](std::size_t j) {
            double const m = static_cast<double>(y.first + j);
            return k == 0 && m == 0 ? 0 : statistic(k, m);
        };
        while (high < y.of.size() && value(high) >= seen) ++high;
        while (low < y.of.size() && value(low) > -seen) ++low;
        double const above = y.from[0] - (high < y.of.size() ? y.from[high] : 0);
        double const below = low < y.of.size() ? y.from[low] : 0;
        p += x.of[i] * (seen == 0 ? y.from[0] : above + below);
    }
    return std::min(p, 1.0);
}

}  // namespace samsyn::analytics

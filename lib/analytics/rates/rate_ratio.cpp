// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/rates/rate_ratio.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "lib/analytics/core/false_discovery.h"

namespace samsyn::analytics {
namespace {

constexpr double kMostDispersion = 1e4, kLeastDispersion = 1e-8;

// The chance of all numbers of n no likelier than k, with the chance `share` each.
double two_sided_binomial(std::uint64_t k, std::uint64_t n, double share)
{
    double const size = static_cast<double>(n), odds = share / (1 - share);
    auto chance = [&](double at) {
        return std::exp(std::lgamma(size + 1) - std::lgamma(at + 1) - std::lgamma(size - at + 1) +
                        at * std::log(share) + (size - at) * std::log1p(-share));
    };
    double const mode = std::min(size, std::floor((size + 1) * share));
    double const at_mode = chance(mode);
    // Relative to the mode, so that what is summed has one rounding.
    auto each = [&](auto&& count) {
        double relative = 1;
        for (double at = mode; relative > 1e-18 || at == mode; ++at) {
            count(at, relative);
            if (at == size) break;
            relative *= (size - at) / (at + 1) * odds;
        }
        relative = 1;
        for (double at = mode; at > 0 && relative > 1e-18; --at) {
            relative *= at / (size - at + 1) / odds;
            count(at - 1, relative);
        }
    };
    double seen = 0, sum = 0;
    each([&](double at, double relative) {
        if (at == static_cast<double>(k)) seen = relative;
    });
    if (seen == 0) return 0;  // farther out than the eighteenth digit
    each([&](double, double relative) {
        if (relative <= seen * (1 + 1e-7)) sum += relative;
    });
    return std::min(1.0, sum * at_mode);
}

double odds_of(double share)
{
    return share < 1 ? share / (1 - share) : std::numeric_limits<double>::infinity();
}

struct Group {
    CountsInPeriods periods;
    double mean = 0;  // per unit of exposure

    double exposure(std::size_t at) const { return periods.exposures.empty() ? 1 : periods.exposures[at]; }

    // Solves Σ (y − mean·e) / (1 + dispersion·mean·e) = 0; how much the log of the mean is then known.
    double settle(double dispersion)
    {
        double information = 0;
        for (int step = 0; step < 100; ++step) {
            double score = 0;
            information = 0;
            for (std::size_t i = 0; i < periods.counts.size(); ++i) {
                double const expected = mean * exposure(i), weight = 1 / (1 + dispersion * expected);
                score += (periods.counts[i] - expected) * weight;
                information += expected * weight;
            }
            double const move = std::clamp(score / information, -2.0, 2.0);
            mean *= std::exp(move);
            if (std::abs(move) < 1e-12) break;
        }
        return information;
    }
    double log_likelihood(double dispersion) const
    {
        double sum = 0, size = 1 / dispersion;
        for (std::size_t i = 0; i < periods.counts.size(); ++i) {
            double const y = periods.counts[i], expected = mean * exposure(i);
            sum += std::lgamma(y + size) - std::lgamma(size) -
                   (y + size) * std::log1p(dispersion * expected) + y * std::log(dispersion * expected);
        }
        return sum;
    }
};

std::optional<Refusal> fault_in(CountsInPeriods const& group)
{
    if (!group.exposures.empty() && group.exposures.size() != group.counts.size()) return Refusal::unequal;
    double sum = 0;
    for (double count : group.counts) {
        if (!std::isfinite(count)) return Refusal::not_finite;
        if (count < 0) return Refusal::bad_parameter;
        sum += count;
    }
    for (double exposure : group.exposures) {
        if (!std::isfinite(exposure)) return Refusal::not_finite;
        if (!(exposure > 0)) return Refusal::bad_parameter;
    }
    if (group.counts.size() < 2 || !(sum > 0)) return Refusal::too_few;
    return std::nullopt;
}

// The likeliest dispersion, by golden sections of its logarithm.
double likeliest_dispersion(Group& a, Group& b)
{
    auto value = [&](double log) {
        double const dispersion = std::exp(log);
        a.settle(dispersion);
        b.settle(dispersion);
        return a.log_likelihood(dispersion) + b.log_likelihood(dispersion);
    };
    double low = std::log(kLeastDispersion), high = std::log(kMostDispersion);
    double const golden = (std::sqrt(5.0) - 1) / 2;
    double left = high - golden * (high - low), right = low + golden * (high - low);
    double at_left = value(left), at_right = value(right);
    while (high - low > 1e-7) {
        if (at_left > at_right) {
            high = right, right = left, at_right = at_left;
            at_left = value(left = high - golden * (high - low));
        } else {
            low = left, left = right, at_left = at_right;
            at_right = value(right = low + golden * (high - low));
        }
    }
    return std::exp((low + high) / 2);
}

}  // namespace

Outcome<RateRatio> poisson_rate_ratio(std::uint64_t a, double exposure_a, std::uint64_t b, double exposure_b,
                                      double level)
{
    if (!std::isfinite(exposure_a) || !std::isfinite(exposure_b)) return refuse(Refusal::not_finite);
    double const scale = exposure_b / exposure_a;
    if (!(exposure_a > 0) || !(exposure_b > 0) || !std::isfinite(scale) || !(scale > 1e-12) ||
        !(scale < 1e12))
        return refuse(Refusal::bad_parameter);
    if (std::max(a, b) > 10'000'000) return refuse(Refusal::too_large);
    auto const share = clopper_pearson(a, a + b, level);
    if (!share) return refuse(share.error());
    return RateRatio{odds_of(share->estimate) * scale,
                     {odds_of(share->interval.low) * scale, odds_of(share->interval.high) * scale},
                     two_sided_binomial(a, a + b, 1 / (1 + scale))};
}

Outcome<NegativeBinomialRatio> negative_binomial_rate_ratio(CountsInPeriods a, CountsInPeriods b,
                                                            double level)
{
    if (!(level > 0 && level < 1)) return refuse(Refusal::bad_parameter);
    Group groups[]{{a}, {b}};
    double excess = 0;
    for (auto& group : groups) {
        if (auto fault = fault_in(group.periods)) return refuse(*fault);
        double count = 0, exposure = 0;
        for (std::size_t i = 0; i < group.periods.counts.size(); ++i)
            count += group.periods.counts[i], exposure += group.exposure(i);
        group.mean = count / exposure;
        // The slope of the likelihood at the dispersion 0.
        for (std::size_t i = 0; i < group.periods.counts.size(); ++i) {
            double const y = group.periods.counts[i], off = y - group.mean * group.exposure(i);
            excess += off * off - y;
        }
    }
    double const dispersion = excess > 0 ? likeliest_dispersion(groups[0], groups[1]) : 0;
    double const variance = 1 / groups[0].settle(dispersion) + 1 / groups[1].settle(dispersion);
    double const middle = std::log(groups[0].mean / groups[1].mean);
    double const half = normal_quantile((1 + level) / 2) * std::sqrt(variance);
    return NegativeBinomialRatio{{std::exp(middle),
                                  {std::exp(middle - half), std::exp(middle + half)},
                                  two_sided_p(middle / std::sqrt(variance))},
                                 dispersion};
}

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/time/circular.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "lib/analytics/core/random.h"

namespace samsyn::analytics {
namespace {

constexpr double kMostKappa = 1e12;  // all at one time

double kappa_of(double resultant)
{
    double const r = resultant;
    if (r < 0.53) return 2 * r + r * r * r + 5 * std::pow(r, 5) / 6;
    if (r < 0.85) return -0.4 + 1.39 * r + 0.43 / (1 - r);
    return std::min(kMostKappa, 1 / std::max(1 / kMostKappa, r * r * r - 4 * r * r + 3 * r));
}

double rayleigh_p(double n, double resultant)
{
    double const sum = n * resultant;
    return std::min(1.0, std::exp(std::sqrt(1 + 4 * n + 4 * (n * n - sum * sum)) - (1 + 2 * n)));
}

// Shares of the circle, sorted.
double kuiper(std::vector<double> const& shares)
{
    double const n = static_cast<double>(shares.size());
    double above = 0, below = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        above = std::max(above, static_cast<double>(i + 1) / n - shares[i]);
        below = std::max(below, shares[i] - static_cast<double>(i) / n);
    }
    return (above + below) * (std::sqrt(n) + 0.155 + 0.24 / std::sqrt(n));
}

double kuiper_p(double v)
{
    if (v < 0.4) return 1;
    double sum = 0;
    for (int m = 1; m <= 100; ++m) sum += (4.0 * m * m * v * v - 1) * std::exp(-2.0 * m * m * v * v);
    return std::clamp(2 * sum, 0.0, 1.0);
}

double watson(std::vector<double> const& shares)
{
    double const n = static_cast<double>(shares.size());
    double sum = 1 / (12 * n), mean = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        double const off = shares[i] - (2 * static_cast<double>(i) + 1) / (2 * n);
        sum += off * off;
        mean += shares[i] / n;
    }
    double const u = sum - n * (mean - 0.5) * (mean - 0.5);
    return (u - 0.1 / n + 0.1 / (n * n)) * (1 + 0.8 / n);
}

double watson_p(double u)
{
    if (u < 0.02) return 1;
    double sum = 0;
    for (int m = 1; m <= 100; ++m)
        sum += (m % 2 ? 1 : -1) * std::exp(-2.0 * m * m * std::numbers::pi * std::numbers::pi * u);
    return std::clamp(2 * sum, 0.0, 1.0);
}

double rao(std::vector<double> const& shares)
{
    double const even = 1 / static_cast<double>(shares.size());
    double sum = std::abs(shares.front() + 1 - shares.back() - even);
    for (std::size_t i = 1; i < shares.size(); ++i) sum += std::abs(shares[i] - shares[i - 1] - even);
    return sum / 2 * 360;
}

double rao_p(double seen, std::size_t count, std::uint32_t simulations, std::uint64_t seed)
{
    std::vector<double> shares(count);
    double as_large = 1;
    for (std::uint32_t replication = 0; replication < simulations; ++replication) {
        Random random(seed, replication);
        for (auto& share : shares) share = random.unit();
        std::ranges::sort(shares);
        as_large += rao(shares) >= seen;
    }
    return as_large / (1.0 + simulations);
}

}  // namespace

Outcome<Circular> circular(std::span<double const> times, double period, std::uint32_t simulations,
                           std::uint64_t seed)
{
    if (!(period > 0) || !std::isfinite(period)) return refuse(Refusal::bad_parameter);
    if (!std::ranges::all_of(times, [](double time) { return std::isfinite(time); }))
        return refuse(Refusal::not_finite);
    if (times.size() < 2) return refuse(Refusal::too_few);
    std::vector<double> shares;
    double east = 0, north = 0;
    for (double time : times) {
        double share = std::fmod(time, period) / period;
        if (share < 0) share += 1;
        shares.push_back(share < 1 ? share : 0);
        east += std::cos(2 * std::numbers::pi * share);
        north += std::sin(2 * std::numbers::pi * share);
    }
    std::ranges::sort(shares);
    double const n = static_cast<double>(times.size());
    double const resultant = std::min(1.0, std::hypot(east, north) / n);
    double const mean = resultant < 1e-12 ? 0 : std::atan2(north, east) / (2 * std::numbers::pi) * period;
    double const v = kuiper(shares), u = watson(shares), spacing = rao(shares);
    return Circular{resultant,
                    mean,
                    kappa_of(resultant),
                    rayleigh_p(n, resultant),
                    v,
                    kuiper_p(v),
                    u,
                    watson_p(u),
                    spacing,
                    rao_p(spacing - 1e-9, shares.size(), simulations, seed)};
}

}  // namespace samsyn::analytics

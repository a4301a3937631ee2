// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/moran.h"

#include <algorithm>
#include <cmath>

#include "lib/analytics/core/false_discovery.h"
#include "lib/analytics/core/random.h"
#include "lib/analytics/space/spread.h"

namespace samsyn::analytics {
namespace {

double weight_of(Weights const& weights, std::size_t unit, Standardised standardised)
{
    auto const near = weights.of(unit).size();
    return standardised == Standardised::by_row && near ? 1 / static_cast<double>(near) : 1;
}

// The sums of weights that Cliff and Ord call S0, S1 and S2.
struct Sums {
    double s0 = 0, s1 = 0, s2 = 0;
};

Sums sums_of(Weights const& weights, Standardised standardised)
{
    std::size_t const n = weights.size();
    std::vector<double> both(n);  // of row and column
    Sums sums;
    for (std::size_t i = 0; i < n; ++i) {
        double const mine = weight_of(weights, i, standardised);
        for (auto j : weights.of(i)) {
            bool const is_mutual = std::ranges::binary_search(weights.of(j), static_cast<std::uint32_t>(i));
            double const theirs = is_mutual ? weight_of(weights, j, standardised) : 0;
            sums.s0 += mine;
            // A pair of which both are neighbours is met twice, another once.
            sums.s1 += (mine + theirs) * (mine + theirs) * (is_mutual ? 0.5 : 1);
            both[i] += mine;
            both[j] += mine;
        }
    }
    for (double each : both) sums.s2 += each * each;
    return sums;
}

double cross(std::span<double const> centred, Weights const& weights, Standardised standardised)
{
    double all = 0;
    for (std::size_t i = 0; i < centred.size(); ++i) {
        double sum = 0;
        for (auto j : weights.of(i)) sum += centred[j];
        all += centred[i] * sum * weight_of(weights, i, standardised);
    }
    return all;
}

double variance_of(std::span<double const> centred, double variance, Sums const& sums, double expected)
{
    auto const n = static_cast<double>(centred.size());
    double fourth = 0;
    for (double each : centred) fourth += (each * each / variance) * (each * each / variance) / n;
    auto const [s0, s1, s2] = sums;
    double const first = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0);
    double const second = fourth * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
    return std::max(0.0, (first - second) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - expected * expected);
}

Quadrant quadrant_of(double own, double near)
{
    if (own == 0 || near == 0) return Quadrant::none;
    if (own > 0) return near > 0 ? Quadrant::high_high : Quadrant::high_low;
    return near > 0 ? Quadrant::low_high : Quadrant::low_low;
}

std::vector<double> centred_of(std::span<double const> values, double mean)
{
    std::vector<double> centred(values.begin(), values.end());
    for (double& each : centred) each -= mean;
    return centred;
}

}  // namespace

Outcome<Moran> moran(std::span<double const> values, Weights const& weights, Standardised standardised,
                     Permutations const& permutations, Running const& running)
{
    if (values.size() == weights.size() && values.size() < 4) return refuse(Refusal::too_few);
    auto const spread = spread_of(values, weights);
    if (!spread) return refuse(spread.error());
    auto const n = static_cast<double>(values.size());
    auto const centred = centred_of(values, spread->mean);
    auto const sums = sums_of(weights, standardised);
    double const scale = 1 / (sums.s0 * spread->variance);
    std::vector<double> found(std::size_t{permutations.most} + 1);
    in_parallel(found.size(), 1, running, [&](std::size_t r, std::size_t) {
        auto permuted = centred;
        if (r > 0) Random(permutations.seed, r).shuffle(std::span(permuted));
        found[r] = cross(permuted, weights, standardised) * scale;
    });
    if (running.is_stopped()) return refuse(Refusal::cancelled);
    Moran answer{.i = found[0], .expected = -1 / (n - 1), .variance = 0, .z = 0, .p = 1, .p_sim = 1};
    answer.variance = variance_of(centred, spread->variance, sums, answer.expected);
    if (answer.variance > 0) answer.z = (answer.i - answer.expected) / std::sqrt(answer.variance);
    answer.p = two_sided_p(answer.z);
    auto const at_least =
        std::count_if(found.begin() + 1, found.end(), [&](double each) { return each >= answer.i - 1e-12; });
    auto const at_most =
        std::count_if(found.begin() + 1, found.end(), [&](double each) { return each <= answer.i + 1e-12; });
    auto const fewer = static_cast<double>(std::min(at_least, at_most));
    answer.p_sim = std::min(1.0, (1 + fewer) / static_cast<double>(found.size()));
    return answer;
}

Outcome<std::vector<LocalMoran>> local_moran(std::span<double const> values, Weights const& weights,
                                             Standardised standardised, Permutations const& permutations,
                                             Running const& running)
{
    auto const spread = spread_of(values, weights);
    if (!spread) return refuse(spread.error());
    auto const centred = centred_of(values, spread->mean);
    auto const p = local_permutation_p(values, weights, permutations, running);
    if (running.is_stopped()) return refuse(Refusal::cancelled);
    std::vector<LocalMoran> answer(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        double near = 0;
        for (auto j : weights.of(i)) near += centred[j];
        double const weight = weight_of(weights, i, standardised);
        answer[i] = {centred[i] * near * weight / spread->variance, quadrant_of(centred[i], near), p[i]};
    }
    return answer;
}

}  // namespace samsyn::analytics

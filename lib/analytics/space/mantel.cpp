// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/mantel.h"

#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "lib/analytics/core/random.h"
#include "lib/analytics/space/close_pairs.h"

namespace samsyn::analytics {
namespace {

constexpr std::size_t kMost = 20'000;
constexpr std::size_t kAtOnce = 8;  // permutations that share the distances
using Sums = std::array<double, kAtOnce>;

struct Moments {
    double mean, squares;  // the sum of squares about the mean
};

template <class Value>
Moments moments_of(std::size_t n, Value const& value)
{
    double const pairs = static_cast<double>(n) * static_cast<double>(n - 1) / 2;
    Moments moments{0, 0};
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j) moments.mean += value(i, j) / pairs;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j) {
            double const off = value(i, j) - moments.mean;
            moments.squares += off * off;
        }
    return moments;
}

// Sums over the pairs of (distance − its mean) × lag, for each arrangement of the times in the rows.
Sums products(std::span<Point const> places, double mean, std::span<Sums const> rows, Running const& running)
{
    Sums sums{};
    for (std::size_t i = 0; i < places.size() && !running.is_stopped(); ++i) {
        Sums of_one{};
        for (std::size_t j = i + 1; j < places.size(); ++j) {
            double const off = distance(places[i], places[j], Metric::euclidean) - mean;
            for (std::size_t k = 0; k < kAtOnce; ++k) of_one[k] += off * std::abs(rows[i][k] - rows[j][k]);
        }
        for (std::size_t k = 0; k < kAtOnce; ++k) sums[k] += of_one[k];
    }
    return sums;
}

std::optional<Refusal> refusal_of(std::span<Point const> places, std::span<double const> days)
{
    if (places.size() != days.size()) return Refusal::unequal;
    if (places.size() < 3) return Refusal::too_few;
    if (places.size() > kMost) return Refusal::too_large;
    if (!all_finite(places) || !all_finite(days)) return Refusal::not_finite;
    if (all_same(places)) return Refusal::coincident;
    if (all_same(days)) return Refusal::one_time;
    return std::nullopt;
}

}  // namespace

Outcome<Mantel> mantel(std::span<Point const> places, std::span<double const> days,
                       std::uint32_t permutations, std::uint64_t seed, Running const& running)
{
    if (auto const refusal = refusal_of(places, days)) return refuse(*refusal);
    std::size_t const n = places.size();
    auto const space =
        moments_of(n, [&](auto i, auto j) { return distance(places[i], places[j], Metric::euclidean); });
    auto const time = moments_of(n, [&](auto i, auto j) { return std::abs(days[i] - days[j]); });
    double const scale = std::sqrt(space.squares) * std::sqrt(time.squares);
    if (!std::isfinite(scale)) return refuse(Refusal::not_finite);  // squares beyond what a number holds
    if (!(scale > 0)) return refuse(Refusal::no_variation);

    std::vector<double> found(std::size_t{permutations} + 1);
    in_parallel(found.size(), kAtOnce, running, [&](std::size_t from, std::size_t to) {
        std::vector<Sums> rows(n);
        std::vector<double> permuted;
        for (std::size_t r = from; r < to; ++r) {
            permuted.assign(days.begin(), days.end());
            if (r > 0) Random(seed, r).shuffle(std::span(permuted));
            for (std::size_t i = 0; i < n; ++i) rows[i][r - from] = permuted[i];
        }
        auto const sums = products(places, space.mean, rows, running);
        for (std::size_t r = from; r < to; ++r) found[r] = sums[r - from] / scale;
    });
    if (running.is_stopped()) return refuse(Refusal::cancelled);
    std::uint32_t as_large = 0;
    // The same sum in another order may come out a few last digits smaller.
    for (std::size_t r = 1; r < found.size(); ++r) as_large += found[r] >= found[0] - 1e-12;
    return Mantel{found[0], (1.0 + as_large) / (1.0 + permutations)};
}

}  // namespace samsyn::analytics

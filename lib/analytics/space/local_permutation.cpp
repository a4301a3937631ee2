// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/local_permutation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "lib/analytics/core/random.h"

namespace samsyn::analytics {
namespace {

constexpr std::uint32_t kRound = 32;  // permutations between two looks at whether it is enough

// Steele, Lea and Flood's SplitMix64: a counter, then its mixing, so that draws do not wait for each other.
// Each unit has a sequence of its own, begun by the seed's Philox.
class Draws {
public:
    Draws(std::uint64_t seed, std::uint64_t unit)
    {
        Random random(seed, unit);
        m_state = std::uint64_t{random.bits()} << 32 | random.bits();
    }
    std::uint64_t next()
    {
        std::uint64_t z = m_state += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

private:
    std::uint64_t m_state;
};

// 32 bits to a number below `count`; some are likelier than others by a part in 2^32 / count.
std::uint32_t below(std::uint32_t bits, std::uint32_t count)
{
    return static_cast<std::uint32_t>(std::uint64_t{bits} * count >> 32);
}

// The values of all units but one.
struct Others {
    std::span<double const> values;
    std::uint32_t left_out;

    std::uint32_t count() const { return static_cast<std::uint32_t>(values.size() - 1); }
    double operator[](std::uint32_t at) const { return values[at + (at >= left_out)]; }
};

// The sum of K different others. Two alike are rare: then all are drawn anew.
template <std::size_t K>
double sum_of_few(Others const& others, Draws& draws)
{
    std::array<std::uint32_t, K + K % 2> chosen;
    bool is_twice = true;
    while (is_twice) {
        for (std::size_t k = 0; k < K; k += 2) {
            std::uint64_t const bits = draws.next();
            chosen[k] = below(static_cast<std::uint32_t>(bits), others.count());
            chosen[k + 1] = below(static_cast<std::uint32_t>(bits >> 32), others.count());
        }
        unsigned twice = 0;
        for (std::size_t k = 1; k < K; ++k)
            for (std::size_t j = 0; j < k; ++j) twice |= chosen[j] == chosen[k];
        is_twice = twice;
    }
    double sum = 0;
    for (std::size_t k = 0; k < K; ++k) sum += others[chosen[k]];
    return sum;
}

// The sum of k different others: the first k of a shuffle; `order` stays a permutation of the others.
double sum_of_many(Others const& others, std::size_t k, std::vector<std::uint32_t>& order, Draws& draws)
{
    double sum = 0;
    for (std::uint32_t at = 0; at < k; ++at) {
        auto const bits = static_cast<std::uint32_t>(draws.next());
        std::swap(order[at], order[at + below(bits, others.count() - at)]);
        sum += others[order[at]];
    }
    return sum;
}

struct Tally {
    double observed;
    double hair;  // what another order of adding may change
    std::uint32_t made = 0, above = 0, below = 0;

    // The fewer of those beyond on either side, those that are the same counted by half.
    double fewer() const { return std::min(above, below) + (made - above - below) / 2.0; }
    double p() const { return (1 + fewer()) / (1.0 + made); }
};

template <class Sum>
void permute(Tally& tally, Permutations const& permutations, Sum const& draw_sum)
{
    while (tally.made < permutations.most && (!permutations.enough || tally.fewer() < permutations.enough))
        for (auto left = std::min(kRound, permutations.most - tally.made); left > 0; --left, ++tally.made) {
            double const sum = draw_sum();
            tally.above += sum > tally.observed + tally.hair;
            tally.below += sum < tally.observed - tally.hair;
        }
}

// True when K is the number of neighbours and the sums have been drawn.
template <std::size_t K>
bool permute_few(std::size_t k, Tally& tally, Permutations const& permutations, Others const& others,
                 Draws& draws)
{
    if (k != K) return false;
    permute(tally, permutations, [&] { return sum_of_few<K>(others, draws); });
    return true;
}

template <std::size_t... K>
bool permute_any_few(std::index_sequence<K...>, std::size_t k, Tally& tally, Permutations const& permutations,
                     Others const& others, Draws& draws)
{
    return (permute_few<K + 1>(k, tally, permutations, others, draws) || ...);
}

}  // namespace

std::vector<double> local_permutation_p(std::span<double const> values, Weights const& weights,
                                        Permutations const& permutations, Running const& running)
{
    constexpr std::size_t kFew = 12;
    std::vector<double> p(values.size(), 1);
    if (values.size() < 2) return p;
    double largest = 0;
    for (double value : values) largest = std::max(largest, std::abs(value));
    in_parallel(values.size(), 256, running, [&](std::size_t from, std::size_t to) {
        std::vector<std::uint32_t> order;
        for (std::size_t unit = from; unit < to && !running.is_stopped(); ++unit) {
            auto const near = weights.of(unit);
            Others const others{values, static_cast<std::uint32_t>(unit)};
            if (near.empty() || near.size() == others.count()) continue;
            Tally tally{.observed = 0, .hair = 1e-13 * largest * static_cast<double>(near.size())};
            for (auto neighbour : near) tally.observed += values[neighbour];
            Draws draws(permutations.seed, unit);
            if (others.count() > 4 * near.size() * near.size() &&
                permute_any_few(std::make_index_sequence<kFew>(), near.size(), tally, permutations, others,
                                draws)) {
                p[unit] = tally.p();
                continue;
            }
            // Begun anew for each unit: what it draws shall not depend on who came before it.
            order.resize(others.count());
            std::iota(order.begin(), order.end(), std::uint32_t{0});
            permute(tally, permutations, [&] { return sum_of_many(others, near.size(), order, draws); });
            p[unit] = tally.p();
        }
    });
    return p;
}

}  // namespace samsyn::analytics

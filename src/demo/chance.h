// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace samsyn::demo {

// Chance that repeats itself: the same seed gives the same numbers on every machine (splitmix64).
class Chance {
public:
    explicit Chance(std::uint64_t seed) : m_state(seed) {}

    // From 0 up to, not including, 1.
    double share()
    {
        m_state += 0x9E3779B97F4A7C15U;
        auto z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-53;
    }
    bool happens(double probability) { return share() < probability; }
    // 0 … count − 1.
    std::size_t below(std::size_t count)
    {
        return static_cast<std::size_t>(share() * static_cast<double>(count));
    }
    // A place in the list, by weight; all weights zero gives the first.
    std::size_t pick(std::vector<double> const& weights)
    {
        double total = 0;
        for (auto const weight : weights) total += weight;
        double left = share() * total;
        for (std::size_t i = 0; i < weights.size(); ++i)
            if ((left -= weights[i]) < 0) return i;
        return 0;
    }
    // How many come when so many are expected (Poisson; Knuth's way, for small numbers).
    int count_of(double expected)
    {
        double const limit = std::exp(-expected);
        int count = 0;
        for (double product = share(); product > limit; product *= share()) ++count;
        return count;
    }

private:
    std::uint64_t m_state;
};

}  // namespace samsyn::demo

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <atomic>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

namespace samsyn::analytics {

// How much more than expected a window holds: 0 when not more. `count` and `expected` are, for
//   poisson               cases and cases expected given the total (also for the space-time permutation)
//   bernoulli             cases and all (cases and controls) in the window
//   expectation_poisson   cases and the baseline
//   expectation_negative_binomial   cases and baseline, each divided by 1 + mean / dispersion
struct Statistic {
    enum class Kind { poisson, bernoulli, expectation_poisson, expectation_negative_binomial };
    Kind kind = Kind::poisson;
    double cases = 0;   // in all: of the models that are given the total
    double people = 0;  // cases and controls in all

    double at(double count, double expected) const;
    double most_count(double expected) const;  // the largest count the model can give a window
};

// The least count with which a window of a given expectation can reach a level of the statistic: what lets
// a scan do without logarithms. Levels and expectations are rounded down to a grid, so the answer is never
// too high. Filled as it is asked for, from any number of threads.
class Critical {
public:
    explicit Critical(Statistic const& statistic);

    static int level_of(double statistic);  // the highest level not above it
    double least(int level, double expected) const
    {
        auto const number =
            static_cast<int>(std::bit_cast<std::uint32_t>(static_cast<float>(expected)) >> 18) - lowest;
        if (number < 0) return 0;
        if (number >= steps) return expected;
        std::size_t const at = static_cast<std::size_t>(level) * steps + static_cast<std::size_t>(number);
        float const known = m_least[at].load(std::memory_order_relaxed);
        return known >= 0 ? known : fill(at, level, number);
    }

private:
    static constexpr int lowest = (127 - 24) << 5, steps = 56 << 5, levels = 80;
    double fill(std::size_t at, int level, int number) const;

    Statistic m_statistic;
    mutable std::vector<std::atomic<float>> m_least;
};

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/domain/counted_rounds.h"

#include <algorithm>

namespace samsyn::goals {

double CountedRounds::squared_error() const
{
    if (rounds == 0) return 0;
    // A round that counted nothing may still have been chance: one event in all is the least doubt.
    auto const n = static_cast<double>(rounds);
    return std::max({mean, variance, 1 / n}) / n;
}

CountedRounds average_of(std::span<RoundCount const> rounds)
{
    CountedRounds average;
    double sum = 0;
    for (auto const& round : rounds) {
        if (!round.is_covered()) {
            ++average.left_out;
            continue;
        }
        ++average.rounds;
        sum += static_cast<double>(round.count);
        average.expected += round.expected;
        average.answered += round.answered;
        average.first = std::min(average.first.value_or(round.days.first), round.days.first);
        average.last = std::max(average.last.value_or(round.days.last), round.days.last);
    }
    if (average.rounds == 0) return average;
    average.mean = sum / static_cast<double>(average.rounds);
    double squares = 0;
    for (auto const& round : rounds) {
        auto const off = static_cast<double>(round.count) - average.mean;
        if (round.is_covered()) squares += off * off;
    }
    if (average.rounds > 1) average.variance = squares / static_cast<double>(average.rounds - 1);
    return average;
}

}  // namespace samsyn::goals

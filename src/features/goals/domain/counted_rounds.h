// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <span>

#include "lib/base/day_span.h"

namespace samsyn::goals {

// What one closed round counted of a category, and how many of the operations asked that answered.
struct RoundCount {
    DaySpan days;
    std::int64_t count = 0;
    std::int64_t expected = 0;
    std::int64_t answered = 0;

    // At least half, or nobody was asked. Below that a low count says nothing: silence is not calm.
    bool is_covered() const { return answered * 2 >= expected; }
};

// The average round of several. Rounds with too few answers are left out, and said to be.
struct CountedRounds {
    double mean = 0;      // a round
    double variance = 0;  // of single rounds, as they were (n − 1)
    std::int64_t rounds = 0;
    std::int64_t left_out = 0;
    std::int64_t expected = 0;  // answers asked for in all of them
    std::int64_t answered = 0;
    std::optional<Day> first;  // of the rounds that count
    std::optional<Day> last;

    // Fewer than six: a season or a single event can make it.
    bool is_thin() const { return rounds < 6; }
    // The squared standard error of the mean: of chance, at least as large as a Poisson count's.
    double squared_error() const;
};
BOOST_DESCRIBE_STRUCT(CountedRounds, (), (mean, variance, rounds, left_out, expected, answered, first, last))

CountedRounds average_of(std::span<RoundCount const> rounds);

}  // namespace samsyn::goals

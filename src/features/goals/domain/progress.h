// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <span>

#include "src/features/goals/domain/indicator.h"

namespace samsyn::goals {

// How far it has come. It follows from the values whenever somebody asks and is stored nowhere.
enum class Progress { reached, on_the_way, not_moving, unknown };
BOOST_DESCRIBE_ENUM(Progress, reached, on_the_way, not_moving, unknown)

// Why it cannot be judged.
enum class Doubt { no_value, no_baseline, few_rounds, coverage_differs, withheld };
BOOST_DESCRIBE_ENUM(Doubt, no_value, no_baseline, few_rounds, coverage_differs, withheld)

// A value with what it rests on.
struct Level {
    double value = 0;
    std::optional<double> squared_error;  // none: nobody knows how much of it is chance
    std::optional<std::int64_t> rounds;   // of a count
    std::int64_t expected = 0;
    std::int64_t answered = 0;
};

Level level_of(CountedRounds const& counted);
// A share of `answers` in per cent, by the binomial.
Level level_of(double value, IndicatorSource source, std::optional<Answers> answers);

struct Judgement {
    Progress progress = Progress::unknown;
    std::optional<Doubt> doubt;
    // Whether the change from the baseline is larger than chance gives (two standard errors); nothing when
    // nobody knows.
    std::optional<bool> is_certain;
};

// Reached when the value is at the target or past it. On the way when it has moved as wanted, by more than
// chance where chance is known. Counts need three rounds on both sides, answered about as well (0.8 to 1.25):
// fewer answers make fewer reports, and that is no progress.
Judgement judge(IndicatorDetails const& indicator, std::optional<Level> const& baseline,
                std::optional<Level> const& now);

// Of a goal: reached when all its indicators are; not moving when one is not; unknown when none can be
// judged.
Progress progress_of(std::span<Progress const> indicators);

}  // namespace samsyn::goals

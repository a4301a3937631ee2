// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/domain/progress.h"

#include <algorithm>
#include <cmath>

namespace samsyn::goals {
namespace {

constexpr std::int64_t fewest_rounds = 3;
constexpr double certain_errors = 2;
constexpr double most_answered_apart = 1.25;

bool has_few_rounds(Level const& level) { return level.rounds && *level.rounds < fewest_rounds; }

bool is_answered_alike(Level const& one, Level const& other)
{
    if (one.expected == 0 && other.expected == 0) return true;
    // Products instead of quotients: an area may have answered nothing.
    auto const share = [](Level const& of, Level const& against) {
        return static_cast<double>(of.answered) * static_cast<double>(against.expected);
    };
    auto const here = share(one, other);
    auto const there = share(other, one);
    return here <= there * most_answered_apart && there <= here * most_answered_apart;
}

std::optional<Doubt> doubt_of(std::optional<Level> const& baseline, Level const& now)
{
    if (has_few_rounds(now) || (baseline && has_few_rounds(*baseline))) return Doubt::few_rounds;
    if (baseline && now.rounds && !is_answered_alike(*baseline, now)) return Doubt::coverage_differs;
    return std::nullopt;
}

std::optional<bool> is_beyond_chance(Level const& baseline, Level const& now)
{
    if (!baseline.squared_error || !now.squared_error) return std::nullopt;
    auto const error = std::sqrt(*baseline.squared_error + *now.squared_error);
    return std::abs(now.value - baseline.value) >= certain_errors * error;
}

}  // namespace

Level level_of(CountedRounds const& counted)
{
    return {counted.mean, counted.squared_error(), counted.rounds, counted.expected, counted.answered};
}

Level level_of(double value, IndicatorSource source, std::optional<Answers> answers)
{
    Level level{value, std::nullopt, std::nullopt, 0, 0};
    if (source == IndicatorSource::survey && answers)
        level.squared_error = value * (100 - value) / static_cast<double>(answers->value);
    return level;
}

Judgement judge(IndicatorDetails const& indicator, std::optional<Level> const& baseline,
                std::optional<Level> const& now)
{
    if (!now) return {Progress::unknown, Doubt::no_value, std::nullopt};
    if (auto const doubt = doubt_of(baseline, *now)) return {Progress::unknown, doubt, std::nullopt};
    auto const is_certain = baseline ? is_beyond_chance(*baseline, *now) : std::nullopt;
    bool const is_down = indicator.wanted == Direction::down;
    if (is_down ? now->value <= indicator.target : now->value >= indicator.target)
        return {Progress::reached, std::nullopt, is_certain};
    if (!baseline) return {Progress::unknown, Doubt::no_baseline, std::nullopt};
    bool const has_moved = is_down ? now->value < baseline->value : now->value > baseline->value;
    bool const counts = has_moved && is_certain.value_or(true);
    return {counts ? Progress::on_the_way : Progress::not_moving, std::nullopt, is_certain};
}

Progress progress_of(std::span<Progress const> indicators)
{
    auto const has = [&](Progress one) {
        return std::find(indicators.begin(), indicators.end(), one) != indicators.end();
    };
    if (has(Progress::not_moving)) return Progress::not_moving;
    if (!has(Progress::reached) && !has(Progress::on_the_way)) return Progress::unknown;
    bool const is_whole = !has(Progress::unknown) && !has(Progress::on_the_way);
    return is_whole ? Progress::reached : Progress::on_the_way;
}

}  // namespace samsyn::goals

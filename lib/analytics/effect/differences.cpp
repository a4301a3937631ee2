// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/effect/differences.h"

#include <array>
#include <cmath>
#include <optional>

namespace samsyn::analytics {
namespace {

// The regression on group, period and both fits each of the four means exactly, so all is sums.
struct Cell {
    double periods = 0, sum = 0, mean = 0, squares = 0;  // squares: about the mean
};

Outcome<Cell> cell_of(std::span<double const> values)
{
    Cell cell{static_cast<double>(values.size())};
    if (values.empty()) return refuse(Refusal::too_few);
    for (double value : values) {
        if (!(std::abs(value) < 1e150)) return refuse(Refusal::not_finite);
        cell.sum += value;
    }
    cell.mean = cell.sum / cell.periods;
    for (double value : values) cell.squares += (value - cell.mean) * (value - cell.mean);
    return cell;
}

using Cells = std::array<Cell, 4>;  // treated after, treated before, control after, control before

Outcome<Cells> cells_of(PeriodsBeforeAfter const& treated, PeriodsBeforeAfter const& control, double level)
{
    if (!(level > 0 && level < 1)) return refuse(Refusal::bad_parameter);
    Cells cells;
    std::size_t at = 0;
    for (auto values : {treated.after, treated.before, control.after, control.before}) {
        auto cell = cell_of(values);
        if (!cell) return refuse(cell.error());
        cells[at++] = *cell;
    }
    return cells;
}

}  // namespace

Outcome<DifferenceInDifferences> difference_in_counts(PeriodsBeforeAfter treated, PeriodsBeforeAfter control,
                                                      double level)
{
    for (auto values : {treated.after, treated.before, control.after, control.before})
        for (double value : values)
            if (value < 0) return refuse(Refusal::bad_parameter);
    auto const cells = cells_of(treated, control, level);
    if (!cells) return refuse(cells.error());
    double effect = 0, variance = 0, others = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        if (!((*cells)[i].sum > 0)) return refuse(Refusal::too_few);
        effect += (i == 0 || i == 3 ? 1 : -1) * std::log((*cells)[i].mean);
        variance += 1 / (*cells)[i].sum;
        if (i > 0) others += 1 / (*cells)[i].sum;
    }
    auto const estimate = estimate_of(effect, std::sqrt(variance), level);
    auto verdict = verdict_of(estimate.interval);
    double const fall = effect - std::log((*cells)[0].sum);  // had there been one event
    if (verdict == Verdict::no_clear_change &&
        estimate_of(fall, std::sqrt(others + 1), level).interval.high >= 0)
        verdict = Verdict::too_few_to_say;
    return DifferenceInDifferences{estimate, verdict};
}

Outcome<LinearDifference> difference_in_values(PeriodsBeforeAfter treated, PeriodsBeforeAfter control,
                                               double level)
{
    auto const cells = cells_of(treated, control, level);
    if (!cells) return refuse(cells.error());
    double periods = 0, squares = 0, sizes = 0, robust = 0;
    for (auto const& cell : *cells) {
        periods += cell.periods;
        squares += cell.squares;
        sizes += 1 / cell.periods;
        robust += cell.squares / (cell.periods * cell.periods);
    }
    double const freedom = periods - 4;
    if (freedom < 1) return refuse(Refusal::too_few);
    auto const& [treated_after, treated_before, control_after, control_before] = *cells;
    double const effect =
        treated_after.mean - treated_before.mean - (control_after.mean - control_before.mean);
    auto answer = [&](double variance) {
        auto const estimate = estimate_of(effect, std::sqrt(variance), level, freedom);
        return DifferenceInDifferences{estimate, verdict_of(estimate.interval)};
    };
    return LinearDifference{answer(squares / freedom * sizes), answer(robust * periods / freedom)};
}

}  // namespace samsyn::analytics

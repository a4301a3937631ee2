// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/effect/interrupted.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "lib/analytics/rates/regression.h"

namespace samsyn::analytics {
namespace {

constexpr std::size_t kColumns = 4, kLevelChange = 2, kLeastOnASide = 3;

std::vector<double> broken_line(std::size_t periods, std::size_t first_after)
{
    std::vector<double> rows;
    rows.reserve(periods * kColumns);
    for (std::size_t i = 0; i < periods; ++i) {
        double const after = i >= first_after ? static_cast<double>(i - first_after + 1) : 0;
        rows.insert(rows.end(), {1, static_cast<double>(i + 1), after > 0 ? 1.0 : 0.0, after});
    }
    return rows;
}

std::optional<Refusal> fault_in(std::size_t periods, std::size_t first_after, double level)
{
    if (!(level > 0 && level < 1)) return Refusal::bad_parameter;
    if (first_after < kLeastOnASide || first_after > periods || periods - first_after < kLeastOnASide)
        return Refusal::too_few;
    return std::nullopt;
}

}  // namespace

Outcome<InterruptedSeries> interrupted_counts(std::span<double const> counts,
                                              std::span<double const> exposures, std::size_t first_after,
                                              double level)
{
    if (auto fault = fault_in(counts.size(), first_after, level)) return refuse(*fault);
    if (!exposures.empty() && exposures.size() != counts.size()) return refuse(Refusal::unequal);
    std::vector<double> offsets;
    for (double exposure : exposures) {
        if (!std::isfinite(exposure)) return refuse(Refusal::not_finite);
        if (!(exposure > 0)) return refuse(Refusal::bad_parameter);
        offsets.push_back(std::log(exposure));
    }
    double before = 0, after = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!std::isfinite(counts[i])) return refuse(Refusal::not_finite);
        if (counts[i] < 0) return refuse(Refusal::bad_parameter);
        (i < first_after ? before : after) += counts[i];
    }
    if (!(before > 0) || !(after > 0)) return refuse(Refusal::too_few);
    auto const rows = broken_line(counts.size(), first_after);
    auto const fit = fit_poisson({rows, kColumns}, counts, offsets);
    if (!fit) return refuse(fit.error());
    InterruptedSeries answer{{}, fit->deviance, 0, Verdict::no_clear_change};
    for (std::size_t k = 0; k < kColumns; ++k)
        answer.coefficients.push_back(
            estimate_of(fit->coefficients[k], std::sqrt(fit->inverse[k * kColumns + k]), level));
    for (std::size_t i = 0; i < counts.size(); ++i)
        answer.dispersion += (counts[i] - fit->fitted[i]) * (counts[i] - fit->fitted[i]) / fit->fitted[i];
    answer.dispersion /= static_cast<double>(counts.size() - kColumns);
    auto const& change = answer.coefficients[kLevelChange];
    double const widened = change.standard_error * std::sqrt(std::max(1.0, answer.dispersion));
    answer.verdict = verdict_of(estimate_of(change.value, widened, level).interval);
    // Without a change, the chance that all events fall before it is its share of the periods ^ events.
    double const least = std::log((1 - level) / 2) /
                         std::log(static_cast<double>(first_after) / static_cast<double>(counts.size()));
    if (answer.verdict == Verdict::no_clear_change && before < least)
        answer.verdict = Verdict::too_few_to_say;
    return answer;
}

Outcome<InterruptedSeries> interrupted_values(std::span<double const> values, std::size_t first_after,
                                              std::size_t lag, double level)
{
    if (auto fault = fault_in(values.size(), first_after, level)) return refuse(*fault);
    auto const rows = broken_line(values.size(), first_after);
    Design const design{rows, kColumns};
    auto const fit = fit_least_squares(design, values);
    if (!fit) return refuse(fit.error());
    auto const covariance = newey_west(design, values, *fit, lag);
    InterruptedSeries answer{{}, fit->deviance, 1, Verdict::no_clear_change};
    for (std::size_t k = 0; k < kColumns; ++k)
        answer.coefficients.push_back(estimate_of(fit->coefficients[k],
                                                  std::sqrt(std::max(0.0, covariance[k * kColumns + k])),
                                                  level, static_cast<double>(values.size() - kColumns)));
    answer.verdict = verdict_of(answer.coefficients[kLevelChange].interval);
    return answer;
}

}  // namespace samsyn::analytics

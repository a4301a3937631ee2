// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/baseline.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "lib/analytics/core/false_discovery.h"
#include "lib/analytics/time/usual.h"

namespace samsyn::situation {
namespace {

constexpr double deviation_to_sigma = 1.4826;
constexpr double spreads = 2;
constexpr double median_error = 1.5708;  // the variance of a median beside that of a mean: π/2
constexpr std::size_t most_periods = 25;

// Of at least one value.
double median_of(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    auto const middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

std::optional<Expectation> MedianBand::expect(std::span<PastCount const> past, std::int64_t count) const
{
    if (past.size() < needed()) return std::nullopt;
    std::vector<double> values;
    for (auto const& period : past.last(std::min(past.size(), most_periods)))
        values.push_back(period.as_if_now());
    double const median = median_of(values);
    double const error_of_median = median_error / static_cast<double>(values.size());
    for (auto& value : values) value = std::abs(value - median);
    double const spread = std::max({deviation_to_sigma * median_of(values), std::sqrt(median), 1.0});
    double const away = std::abs(static_cast<double>(count) - median) - 0.5;
    double const z = std::max(0.0, away) / (spread * std::sqrt(1 + error_of_median));
    return Expectation{{std::max(0.0, median - spreads * spread), median, median + spreads * spread},
                       BandBasis::median,
                       analytics::two_sided_p(z)};
}

std::optional<Expectation> SeasonalBand::expect(std::span<PastCount const> past, std::int64_t count) const
{
    if (past.size() < needed()) return std::nullopt;
    std::vector<analytics::PastPeriod> periods;
    for (auto const& [days_ago, then, exposure] : past) periods.push_back({days_ago, then, exposure});
    auto const usual = analytics::usual_of(periods);
    if (!usual) return MedianBand().expect(past, count);
    return Expectation{{usual->interval.low, usual->mean, usual->interval.high},
                       BandBasis::season,
                       analytics::chance_of(static_cast<double>(count), *usual)};
}

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/baseline.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace samsyn::situation {
namespace {

constexpr double deviation_to_sigma = 1.4826;
constexpr double spreads = 2;

// Of at least one value.
double median_of(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    auto const middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

std::optional<Band> MedianBand::band(std::span<double const> history) const
{
    if (history.size() < needed()) return std::nullopt;
    std::vector<double> values(history.begin(), history.end());
    double const median = median_of(values);
    for (auto& value : values) value = std::abs(value - median);
    double const spread = std::max({deviation_to_sigma * median_of(values), std::sqrt(median), 1.0});
    return Band{std::max(0.0, median - spreads * spread), median, median + spreads * spread};
}

}  // namespace samsyn::situation

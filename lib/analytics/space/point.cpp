// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/point.h"

#include <algorithm>
#include <cmath>

namespace samsyn::analytics {

bool all_finite(std::span<Point const> places)
{
    return std::ranges::all_of(places, [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

bool all_finite(std::span<double const> values)
{
    return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

bool all_same(std::span<Point const> places)
{
    return std::ranges::all_of(places,
                               [&](Point p) { return p.x == places.front().x && p.y == places.front().y; });
}

bool all_same(std::span<double const> values)
{
    return std::ranges::all_of(values, [&](double value) { return value == values.front(); });
}

}  // namespace samsyn::analytics

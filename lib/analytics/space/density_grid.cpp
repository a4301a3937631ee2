// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/density_grid.h"

#include <algorithm>
#include <cmath>

namespace samsyn::analytics {

double DensityGrid::between(std::span<double const> values, Point place) const
{
    double const x = std::clamp((place.x - corner.x) / cell_width - 0.5, 0.0, columns - 1.0);
    double const y = std::clamp((place.y - corner.y) / cell_height - 0.5, 0.0, rows - 1.0);
    auto const left = static_cast<std::uint32_t>(x), below = static_cast<std::uint32_t>(y);
    auto const right = std::min(left + 1, columns - 1), above = std::min(below + 1, rows - 1);
    auto const value = [&](std::uint32_t column, std::uint32_t row) {
        return values[std::size_t{row} * columns + column];
    };
    double const low = std::lerp(value(left, below), value(right, below), x - left);
    double const high = std::lerp(value(left, above), value(right, above), x - left);
    return std::lerp(low, high, y - below);
}

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>

#include "lib/analytics/space/point.h"

namespace samsyn::analytics {

// Rectangular cells on the plane; cell (column, row) is number row × columns + column, row 0 lowest. Values
// of a grid stand at the centres of its cells.
struct DensityGrid {
    Point corner;        // lower left, metres
    double cell_width;   // metres
    double cell_height;  // metres
    std::uint32_t columns;
    std::uint32_t rows;

    std::size_t size() const { return std::size_t{columns} * rows; }
    double cell_area() const { return cell_width * cell_height; }
    Point centre(std::uint32_t column, std::uint32_t row) const
    {
        return {corner.x + (column + 0.5) * cell_width, corner.y + (row + 0.5) * cell_height};
    }
    bool covers(Point place) const
    {
        return place.x >= corner.x && place.x <= corner.x + cell_width * columns && place.y >= corner.y &&
               place.y <= corner.y + cell_height * rows;
    }
    // Between the four nearest centres in proportion; beyond the outermost centres as at them.
    double between(std::span<double const> values, Point place) const;
};

}  // namespace samsyn::analytics

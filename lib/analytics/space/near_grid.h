// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "lib/analytics/space/point.h"

namespace samsyn::analytics {

// Points sorted into square cells at least `reach` wide, so that whatever lies within reach of a point is in
// its cell or the eight around it. At most four cells a point: for a small reach the cells are wider than it.
// Places must be finite and at least one.
class NearGrid {
public:
    // Positions [first, last) in the sorted order.
    struct Run {
        std::uint32_t first;
        std::uint32_t last;
    };

    NearGrid(std::span<Point const> places, double reach);

    std::span<Point const> sorted() const { return m_sorted; }
    // The number, in the input, of the point at each position.
    std::span<std::uint32_t const> numbers() const { return m_numbers; }
    // Where the points that may be near this position are and come after it: each pair is met once.
    std::array<Run, 2> after(std::uint32_t position) const;
    // Where the points that may be near this place are, among them itself when it is one of them.
    std::array<Run, 3> around(Point place) const;

private:
    std::uint32_t column_of(double x) const;
    std::uint32_t row_of(double y) const;
    Run cells(std::uint32_t row, std::uint32_t from, std::uint32_t to) const;

    Point m_corner{};
    double m_width = 1;
    std::uint32_t m_columns = 1;
    std::uint32_t m_rows = 1;
    std::vector<std::uint32_t> m_first;  // of each cell, row by row
    std::vector<Point> m_sorted;
    std::vector<std::uint32_t> m_numbers;
};

}  // namespace samsyn::analytics

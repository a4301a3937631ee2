// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "lib/analytics/space/point.h"

namespace samsyn::analytics {

// Points sorted into square cells so small that all points of a cell lie within `eps` of each other, of which
// only the occupied are kept, row by row. Whatever lies within eps of a point is in the five by five cells
// around it.
struct DenseCells {
    struct Cell {
        std::uint64_t key;    // row and column, both from 2 on
        std::uint32_t first;  // positions of its points
        std::uint32_t last;
    };
    // Cells [first, last).
    struct Run {
        std::uint32_t first;
        std::uint32_t last;
    };

    std::vector<Cell> cells;
    std::vector<Point> sorted;
    std::vector<std::uint32_t> numbers;  // the input's number of each position

    DenseCells(std::span<Point const> places, double eps);
    // Whether rows and columns fit in the keys.
    static bool is_possible(std::span<Point const> places, double eps);

    // Visits the cells from first to last, with the cells near each: visit(cell, runs), a run for each of
    // five rows.
    template <class Visit>
    void each_with_near(Visit const& visit) const
    {
        std::array<Run, 5> runs{};
        for (std::uint32_t cell = 0; cell < cells.size(); ++cell) {
            for (std::uint64_t row = 0; row < 5; ++row) {
                // Keys rise, so the ends of the runs only move forward.
                std::uint64_t const from = cells[cell].key + ((row - 2) << 32) - 2;
                auto& [first, last] = runs[row];
                while (first < cells.size() && cells[first].key < from) ++first;
                last = std::max(first, last);
                while (last < cells.size() && cells[last].key <= from + 4) ++last;
            }
            visit(cell, runs);
        }
    }
};

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/contours.h"

#include <array>
#include <cmath>
#include <utility>

namespace samsyn::analytics {
namespace {

// The sides of a square between four centres.
enum Side : std::uint8_t { bottom, right, top, left };

struct Step {
    Side from, to;
};

// What is above lies to the left of every step. Bits: 1 lower left, 2 lower right, 4 upper right, 8 upper
// left. Of 5 and 10, whose corners are above crosswise, the first pair parts them.
constexpr std::array<std::array<Step, 2>, 16> kSteps{{{},
                                                      {{{bottom, left}}},
                                                      {{{right, bottom}}},
                                                      {{{right, left}}},
                                                      {{{top, right}}},
                                                      {{{bottom, left}, {top, right}}},
                                                      {{{top, bottom}}},
                                                      {{{top, left}}},
                                                      {{{left, top}}},
                                                      {{{bottom, top}}},
                                                      {{{right, bottom}, {left, top}}},
                                                      {{{right, top}}},
                                                      {{{left, right}}},
                                                      {{{bottom, right}}},
                                                      {{{left, bottom}}},
                                                      {}}};
constexpr std::array<Step, 2> kJoined5{{{bottom, right}, {top, left}}};
constexpr std::array<Step, 2> kJoined10{{{left, bottom}, {right, top}}};
constexpr std::uint32_t kNowhere = UINT32_MAX;

// The centres with one more row and column of nothing on every side.
class March {
public:
    March(std::span<double const> values, DensityGrid const& grid, double level)
        : m_values(values),
          m_grid(grid),
          m_level(level),
          m_columns(grid.columns + 2),
          m_next(2 * std::size_t{m_columns} * (grid.rows + 2), kNowhere)
    {
    }

    Rings rings()
    {
        for (std::uint32_t row = 0; row <= m_grid.rows; ++row)
            for (std::uint32_t column = 0; column <= m_grid.columns; ++column) step_through(column, row);
        Rings rings;
        for (std::uint32_t edge = 0; edge < m_next.size(); ++edge)
            if (m_next[edge] != kNowhere)
                if (auto ring = ring_from(edge); ring.size() > 3) rings.push_back(std::move(ring));
        return rings;
    }

private:
    bool is_outside(std::uint32_t column, std::uint32_t row) const
    {
        return column == 0 || row == 0 || column > m_grid.columns || row > m_grid.rows;
    }
    double value(std::uint32_t column, std::uint32_t row) const
    {
        return m_values[std::size_t{row - 1} * m_grid.columns + column - 1];
    }
    bool is_above(std::uint32_t column, std::uint32_t row) const
    {
        return !is_outside(column, row) && value(column, row) >= m_level;
    }
    // Crosswise corners belong together when their mean is above; outside there is nothing to take the mean
    // of.
    bool is_middle_above(std::uint32_t column, std::uint32_t row) const
    {
        double sum = 0;
        for (auto r : {row, row + 1})
            for (auto c : {column, column + 1}) {
                if (is_outside(c, r)) return false;
                sum += value(c, r) / 4;
            }
        return sum >= m_level;
    }

    // Twice the number of the lower or left end, and one for the upright.
    std::uint32_t edge(std::uint32_t column, std::uint32_t row, Side side) const
    {
        std::uint32_t const c = column + (side == right), r = row + (side == top);
        return 2 * (r * m_columns + c) + (side == right || side == left);
    }

    void step_through(std::uint32_t column, std::uint32_t row)
    {
        unsigned const corners = 1U * is_above(column, row) | 2U * is_above(column + 1, row) |
                                 4U * is_above(column + 1, row + 1) | 8U * is_above(column, row + 1);
        if (corners == 0 || corners == 15) return;
        auto steps = kSteps[corners];
        bool const is_crosswise = corners == 5 || corners == 10;
        if (is_crosswise && is_middle_above(column, row)) steps = corners == 5 ? kJoined5 : kJoined10;
        for (std::size_t k = 0; k < (is_crosswise ? 2U : 1U); ++k)
            m_next[edge(column, row, steps[k].from)] = edge(column, row, steps[k].to);
    }

    Point crossing(std::uint32_t edge) const
    {
        std::uint32_t const column = edge / 2 % m_columns, row = edge / 2 / m_columns;
        bool const is_upright = edge % 2;
        std::uint32_t const far_column = column + !is_upright, far_row = row + is_upright;
        double share = 0.5;  // half a cell out from the outermost centres
        if (!is_outside(column, row) && !is_outside(far_column, far_row)) {
            double const near = value(column, row), far = value(far_column, far_row);
            // Halves, as the difference may be more than a number holds.
            share = (m_level / 2 - near / 2) / (far / 2 - near / 2);
        }
        return {m_grid.corner.x + (column - 0.5 + (is_upright ? 0 : share)) * m_grid.cell_width,
                m_grid.corner.y + (row - 0.5 + (is_upright ? share : 0)) * m_grid.cell_height};
    }

    std::vector<Point> ring_from(std::uint32_t edge)
    {
        std::vector<Point> ring;
        while (m_next[edge] != kNowhere) {
            Point const place = crossing(edge);
            if (ring.empty() || ring.back().x != place.x || ring.back().y != place.y) ring.push_back(place);
            edge = std::exchange(m_next[edge], kNowhere);
        }
        if (ring.front().x != ring.back().x || ring.front().y != ring.back().y) ring.push_back(ring.front());
        return ring;
    }

    std::span<double const> m_values;
    DensityGrid const& m_grid;
    double m_level;
    std::uint32_t m_columns;
    std::vector<std::uint32_t> m_next;  // the edge that follows each
};

}  // namespace

Outcome<Rings> contours(std::span<double const> values, DensityGrid const& grid, double level)
{
    if (grid.size() == 0) return refuse(Refusal::empty_area);
    if (values.size() != grid.size()) return refuse(Refusal::unequal);
    Point const ends[] = {grid.corner, grid.centre(grid.columns, grid.rows)};
    if (!all_finite(values) || !std::isfinite(level) || !all_finite(ends)) return refuse(Refusal::not_finite);
    return March(values, grid, level).rings();
}

}  // namespace samsyn::analytics

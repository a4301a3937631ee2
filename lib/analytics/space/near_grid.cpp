// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/near_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace samsyn::analytics {

NearGrid::NearGrid(std::span<Point const> places, double reach)
{
    auto const [left, right] = std::ranges::minmax(places, {}, &Point::x);
    auto const [below, above] = std::ranges::minmax(places, {}, &Point::y);
    m_corner = {left.x, below.y};
    double const wide = right.x - left.x, high = above.y - below.y;
    double const most = 4.0 * static_cast<double>(places.size());
    // A hair wider than the reach, for what rounding of the division may move over a cell's side.
    m_width =
        std::max({reach * (1 + 1e-9), std::max(wide, high) / most, std::sqrt(wide / most) * std::sqrt(high)});
    if (!(m_width > 0) || !std::isfinite(m_width)) m_width = std::numeric_limits<double>::max();
    m_columns = static_cast<std::uint32_t>(std::min(wide / m_width, most)) + 1;
    m_rows = static_cast<std::uint32_t>(std::min(high / m_width, most)) + 1;

    std::vector<std::uint32_t> cell(places.size());
    m_first.assign(std::size_t{m_columns} * m_rows + 1, 0);
    for (std::size_t i = 0; i < places.size(); ++i) {
        cell[i] = row_of(places[i].y) * m_columns + column_of(places[i].x);
        ++m_first[cell[i] + 1];
    }
    for (std::size_t c = 1; c < m_first.size(); ++c) m_first[c] += m_first[c - 1];
    m_sorted.resize(places.size());
    m_numbers.resize(places.size());
    auto next = m_first;
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto const at = next[cell[i]]++;
        m_sorted[at] = places[i];
        m_numbers[at] = static_cast<std::uint32_t>(i);
    }
}

std::uint32_t NearGrid::column_of(double x) const
{
    return static_cast<std::uint32_t>(std::clamp((x - m_corner.x) / m_width, 0.0, m_columns - 1.0));
}

std::uint32_t NearGrid::row_of(double y) const
{
    return static_cast<std::uint32_t>(std::clamp((y - m_corner.y) / m_width, 0.0, m_rows - 1.0));
}

NearGrid::Run NearGrid::cells(std::uint32_t row, std::uint32_t from, std::uint32_t to) const
{
    std::size_t const start = std::size_t{row} * m_columns;
    return {m_first[start + from], m_first[start + to + 1]};
}

std::array<NearGrid::Run, 2> NearGrid::after(std::uint32_t position) const
{
    Point const place = m_sorted[position];
    auto const column = column_of(place.x), row = row_of(place.y);
    auto const to = std::min(column + 1, m_columns - 1);
    std::array<Run, 2> runs{{{position + 1, cells(row, column, to).last}, {0, 0}}};
    if (row + 1 < m_rows) runs[1] = cells(row + 1, column ? column - 1 : 0, to);
    return runs;
}

std::array<NearGrid::Run, 3> NearGrid::around(Point place) const
{
    auto const column = column_of(place.x), row = row_of(place.y);
    auto const from = column ? column - 1 : 0, to = std::min(column + 1, m_columns - 1);
    std::array<Run, 3> runs{{{0, 0}, cells(row, from, to), {0, 0}}};
    if (row > 0) runs[0] = cells(row - 1, from, to);
    if (row + 1 < m_rows) runs[2] = cells(row + 1, from, to);
    return runs;
}

}  // namespace samsyn::analytics

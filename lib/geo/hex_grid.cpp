// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/hex_grid.h"

#include <cmath>
#include <numbers>

#include "lib/geo/projection.h"

namespace samsyn::geo {
namespace {

// Far outside the world the numbers no longer fit; such points all go to the outermost cells.
std::int32_t saturated(double value)
{
    double const most = 2'000'000'000;
    return static_cast<std::int32_t>(std::fmax(-most, std::fmin(most, value)));
}

}  // namespace

Result<HexGrid> HexGrid::of_size(double metres)
{
    if (!(metres >= 1 && metres <= 100'000)) return fail_field("size", "hexagon.size");
    return HexGrid(metres);
}

// Rounds in cube coordinates (q + r + s = 0) and lets the worst rounded of the three follow from the others.
HexCell HexGrid::cell_of(Point<Sweref99Tm> at) const
{
    double const r = at.y / (m_size * std::numbers::sqrt3 / 2);
    double const q = at.x / m_size - r / 2;
    double const s = -q - r;
    double round_q = std::floor(q + 0.5);
    double round_r = std::floor(r + 0.5);
    double const round_s = std::floor(s + 0.5);
    double const off_q = std::abs(round_q - q);
    double const off_r = std::abs(round_r - r);
    double const off_s = std::abs(round_s - s);
    if (off_q > off_r && off_q > off_s)
        round_q = -round_r - round_s;
    else if (off_r > off_s)
        round_r = -round_q - round_s;
    return {saturated(round_q), saturated(round_r)};
}

Point<Sweref99Tm> HexGrid::centre(HexCell cell) const
{
    return {m_size * (cell.q + cell.r / 2.0), m_size * std::numbers::sqrt3 / 2 * cell.r};
}

Ring<Sweref99Tm> HexGrid::ring(HexCell cell) const
{
    auto const middle = centre(cell);
    double const half = m_size / 2;
    double const radius = m_size / std::numbers::sqrt3;
    Ring<Sweref99Tm> ring;
    for (auto const& [x, y] : std::initializer_list<std::array<double, 2>>{{half, -radius / 2},
                                                                           {half, radius / 2},
                                                                           {0, radius},
                                                                           {-half, radius / 2},
                                                                           {-half, -radius / 2},
                                                                           {0, -radius},
                                                                           {half, -radius / 2}})
        ring.push_back({middle.x + x, middle.y + y});
    return ring;
}

Ring<Wgs84> HexGrid::ring_wgs84(HexCell cell) const
{
    auto const corners = ring(cell);
    return to_wgs84(std::span<Point<Sweref99Tm> const>(corners));
}

std::array<HexCell, 6> HexGrid::neighbours(HexCell cell)
{
    auto const [q, r] = cell;
    return {{{q + 1, r}, {q, r + 1}, {q - 1, r + 1}, {q - 1, r}, {q, r - 1}, {q + 1, r - 1}}};
}

}  // namespace samsyn::geo

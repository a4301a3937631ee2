// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <vector>

#include "lib/base/result.h"
#include "lib/geo/multi_polygon.h"

namespace samsyn::geo {

// A hexagon by its axial coordinates: q to the east, r to the north-east.
struct HexCell {
    std::int32_t q = 0;
    std::int32_t r = 0;

    // The two in one number, for keys and columns.
    std::int64_t key() const { return (std::int64_t{q} << 32) | static_cast<std::uint32_t>(r); }
    static HexCell of_key(std::int64_t key)
    {
        return {static_cast<std::int32_t>(key >> 32), static_cast<std::int32_t>(key)};
    }
    friend auto operator<=>(HexCell const&, HexCell const&) = default;
};

// A grid of hexagons with a point upwards in SWEREF 99 TM, one of them centred on its origin; the same size
// gives the same grid everywhere and always.
class HexGrid {
public:
    // Metres between the centres of neighbours, 1 to 100,000; else "hexagon.size".
    static Result<HexGrid> of_size(double metres);

    double size() const { return m_size; }
    // A point on an edge belongs to one of the cells beside it, always the same.
    HexCell cell_of(Point<Sweref99Tm> at) const;
    Point<Sweref99Tm> centre(HexCell cell) const;
    // The six corners and the first again, anticlockwise from the eastern lower one.
    Ring<Sweref99Tm> ring(HexCell cell) const;
    Ring<Wgs84> ring_wgs84(HexCell cell) const;
    static std::array<HexCell, 6> neighbours(HexCell cell);

private:
    explicit HexGrid(double metres) : m_size(metres) {}
    double m_size;
};

}  // namespace samsyn::geo

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "lib/geo/multi_polygon.h"

namespace samsyn::geo {

// Answers "in which area is this point?" for many points. A point on a border belongs to every area that
// touches it, and of several areas the one with the lowest index wins, so the answer never depends on
// rounding, threads or database. Immutable and free to share between threads.
template <class Crs>
class AreaIndex {
public:
    // The areas must be valid; empty ones contain nothing. Takes at most about 250 bytes per corner.
    explicit AreaIndex(std::span<MultiPolygon<Crs> const> areas);

    std::optional<std::size_t> area_of(Point<Crs> at) const;
    // All areas with the point, ascending: for levels that overlap.
    std::vector<std::size_t> areas_of(Point<Crs> at) const;
    // One index per point, −1 where no area is. About 3 million points per second and thread.
    std::vector<std::int32_t> assign(std::span<Point<Crs> const> points) const;

    std::size_t size() const { return m_areas.size(); }

private:
    struct Edge {
        Coordinate low, high;  // low.y <= high.y
    };
    // The edges of one area, cut into horizontal bands so that a point meets only those at its own height.
    struct Bands {
        Box box;
        double bands_per_unit = 0;
        std::vector<std::uint32_t> starts;  // of each band in `edges`, and the end
        std::vector<Edge> edges;

        std::size_t band_of(double y) const;
        bool contains(Coordinate at) const;
    };
    // Areas whose box meets a tile, ascending; tiles row by row.
    struct Tiles {
        Box box{HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
        std::size_t across = 1;
        std::vector<std::uint32_t> starts;
        std::vector<std::uint32_t> areas;

        std::size_t column_of(double x) const;
        std::size_t row_of(double y) const;
        std::span<std::uint32_t const> at(Coordinate at) const;
    };

    static std::size_t band_count(std::vector<Edge> const& edges, Box const& box);
    static std::size_t tiles_across(std::vector<Bands> const& areas, Box const& box);
    static Bands bands_of(MultiPolygon<Crs> const& area);
    static Tiles tiles_of(std::vector<Bands> const& areas);

    std::vector<Bands> m_areas;
    Tiles m_tiles;
};

}  // namespace samsyn::geo

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <vector>

#include "lib/geo/point.h"

namespace samsyn::geo {

// A closed line: the last point repeats the first.
template <class Crs>
using Ring = std::vector<Point<Crs>>;

template <class Crs>
struct Polygon {
    Ring<Crs> outer;
    std::vector<Ring<Crs>> holes = {};
    friend bool operator==(Polygon const&, Polygon const&) = default;
};

// An area on the ground: any number of pieces, each with any number of holes.
template <class Crs>
struct MultiPolygon {
    std::vector<Polygon<Crs>> polygons = {};

    bool empty() const { return polygons.empty(); }
    friend bool operator==(MultiPolygon const&, MultiPolygon const&) = default;
};

struct Box {
    double min_x = 0, min_y = 0, max_x = 0, max_y = 0;

    bool contains(Coordinate at) const
    {
        return at.x >= min_x && at.x <= max_x && at.y >= min_y && at.y <= max_y;
    }
    friend bool operator==(Box const&, Box const&) = default;
};

// Calls visit(ring) for every ring, holes included.
template <class Crs, class Visit>
void for_each_ring(MultiPolygon<Crs> const& area, Visit visit)
{
    for (auto const& polygon : area.polygons) {
        visit(polygon.outer);
        for (auto const& hole : polygon.holes) visit(hole);
    }
}

template <class Crs>
std::size_t point_count(MultiPolygon<Crs> const& area)
{
    std::size_t count = 0;
    for_each_ring(area, [&](auto const& ring) { count += ring.size(); });
    return count;
}

// The smallest upright rectangle around an area; an empty area gives a box that contains nothing.
template <class Crs>
Box bounds(MultiPolygon<Crs> const& area)
{
    Box box{HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for_each_ring(area, [&](auto const& ring) {
        for (auto const& corner : ring) {
            auto const at = coordinate(corner);
            box = {std::fmin(box.min_x, at.x), std::fmin(box.min_y, at.y), std::fmax(box.max_x, at.x),
                   std::fmax(box.max_y, at.y)};
        }
    });
    return box;
}

}  // namespace samsyn::geo

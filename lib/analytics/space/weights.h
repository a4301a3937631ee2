// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <vector>

#include "lib/analytics/core/refusal.h"
#include "lib/analytics/space/point.h"

namespace samsyn::analytics {

// Who is whose neighbour, each with weight 1; a unit is no neighbour of its own. Those of unit i are
// neighbours[first[i]] … neighbours[first[i + 1]], rising.
struct Weights {
    std::vector<std::uint32_t> first{0};
    std::vector<std::uint32_t> neighbours;

    std::size_t size() const { return first.size() - 1; }
    std::span<std::uint32_t const> of(std::size_t unit) const
    {
        return std::span(neighbours).subspan(first[unit], first[unit + 1] - first[unit]);
    }
};

// queen: a shared corner is enough; rook: a shared side.
enum class Contiguity { queen, rook };

// Rings of an area, holes among them, the last point the same as the first or not.
using Rings = std::vector<std::vector<Point>>;

// A grid, cell = row × columns + column. Refuses: empty_area, too_large (more than 2^27 cells).
Outcome<Weights> grid_weights(std::uint32_t columns, std::uint32_t rows, Contiguity contiguity);

// Areas that meet in corners (queen) or sides (rook) both of them have, to the nearest `snap` metres; a
// corner on the middle of another's side does not count. Refuses: empty_area, not_finite, bad_parameter (snap
// not above 0).
Outcome<Weights> polygon_weights(std::span<Rings const> areas, Contiguity contiguity, double snap = 0.001);

// Points at most `reach` metres apart. Refuses: empty_area, not_finite, bad_parameter, too_large (more than
// 250 million neighbours).
Outcome<Weights> distance_weights(std::span<Point const> places, double reach);

// The k nearest of each point; among those equally far any may be taken. One may be the other's neighbour
// without the other being the one's. Refuses: empty_area, not_finite, bad_parameter (k is 0 or not below the
// number).
Outcome<Weights> nearest_weights(std::span<Point const> places, std::uint32_t k);

}  // namespace samsyn::analytics

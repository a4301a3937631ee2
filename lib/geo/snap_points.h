// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "lib/geo/point.h"

namespace samsyn::geo {

// A place that stands for all that is nearer to it than to any other: its catchment.
struct SnapPoint {
    Point<Sweref99Tm> at;
    std::int64_t addresses = 0;  // within the catchment: none, or at least as many as asked for
    friend bool operator==(SnapPoint const&, SnapPoint const&) = default;
};

// Fewest addresses that a published point may stand for, when it stands for any.
inline constexpr std::int64_t fewest_snap_addresses = 8;

// Which of the candidates (midpoints of streets, parks, public premises) remain, from west to east, when
// those with too few addresses give way, the one with fewest first, of equals the most western, then the most
// southern. What they stood for goes to the nearest of the others. Neither order nor repeated candidates
// matter. None remain where there are fewer addresses in all than asked for, but for those with none.
std::vector<SnapPoint> snap_points(std::vector<Point<Sweref99Tm>> candidates,
                                   std::span<Point<Sweref99Tm> const> addresses,
                                   std::int64_t fewest = fewest_snap_addresses);

// Whose catchment the position is in, by its place in the list; of equally near the most western, then the
// most southern. Nothing when there are no points.
std::optional<std::size_t> nearest_snap_point(std::span<SnapPoint const> points, Point<Sweref99Tm> at);

}  // namespace samsyn::geo

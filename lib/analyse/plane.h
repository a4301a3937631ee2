// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "lib/analytics/space/point.h"
#include "lib/base/result.h"
#include "lib/geo/point.h"
#include "lib/geo/projection.h"

namespace samsyn::analyse {

// What a method measures on, in metres. Planar coordinates are taken as they are.
class Plane {
public:
    // Of degrees: a transverse Mercator projection of the sphere through the middle of the places, on which
    // distances are those along great circles (to 0.001 % within 25 km east or west of the middle, to 0.1 %
    // within 300 km).
    static Plane for_distances(std::span<geo::Coordinate const> places, bool degrees);
    // Of degrees: SWEREF 99 TM inside Sweden, else the best UTM zone.
    static Result<Plane> for_grids(std::span<geo::Coordinate const> places, bool degrees,
                                   std::optional<int> epsg_of_planar = std::nullopt);

    std::vector<analytics::Point> points(std::span<geo::Coordinate const> places) const;
    // As the file has it: degrees or metres.
    std::optional<int> epsg() const { return m_epsg; }  // of a grid, when known
    bool is_degrees() const { return m_degrees; }

private:
    bool m_degrees = false;
    geo::Coordinate m_middle;
    std::optional<int> m_epsg;
};

}  // namespace samsyn::analyse

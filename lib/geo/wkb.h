// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

#include "lib/base/result.h"
#include "lib/geo/multi_polygon.h"

namespace samsyn::geo {

// Well-known binary (OGC 06-103r4), the form in which both databases keep geometry. Written little-endian,
// without reference system: the column says it.
template <class Crs>
std::string to_wkb(MultiPolygon<Crs> const& area);
template <class Crs>
std::string to_wkb(Point<Crs> at);

// Reads polygons and multipolygons in either byte order; heights, measures and an EWKB reference number are
// dropped. Refuses with "wkb.broken", "wkb.not_an_area", "wkb.not_a_point".
template <class Crs>
Result<MultiPolygon<Crs>> multi_polygon_from_wkb(std::string_view bytes);
template <class Crs>
Result<Point<Crs>> point_from_wkb(std::string_view bytes);

}  // namespace samsyn::geo

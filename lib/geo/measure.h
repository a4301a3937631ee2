// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/geo/multi_polygon.h"

namespace samsyn::geo {

// Square metres in the plane of SWEREF 99 TM (within 0.1 % of the ground everywhere in Sweden).
double area_m2(MultiPolygon<Sweref99Tm> const& area);

// Metres. Between degrees: along the ellipsoid (Karney's geodesic), exact to nanometres anywhere on earth.
double distance_m(Point<Sweref99Tm> from, Point<Sweref99Tm> to);
double distance_m(Point<Wgs84> from, Point<Wgs84> to);
// To the nearest point of an area; 0 inside. Infinite when the area is empty.
double distance_m(Point<Sweref99Tm> from, MultiPolygon<Sweref99Tm> const& area);

// Where a label stands best: the centre of the largest circle that fits in the area, found to a hundredth of
// the area's width. Nothing to do with the centre of gravity, which may lie outside.
// The area must be valid and not empty.
template <class Crs>
Point<Crs> label_point(MultiPolygon<Crs> const& area);

// Fewer corners, none moved further than the tolerance (in the unit of the reference system), pieces and
// holes kept: for the screen only. Neighbours are simplified apart, so shared borders can differ by the
// tolerance.
template <class Crs>
MultiPolygon<Crs> simplified(MultiPolygon<Crs> const& area, double tolerance);

}  // namespace samsyn::geo

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <geos_c.h>

#include <memory>

#include "lib/geo/multi_polygon.h"

// The door to GEOS, for this room only. One GEOS context per thread; a shape is used by the thread that made
// it.
namespace samsyn::geo {

GEOSContextHandle_t geos_context();

struct DestroyShape {
    void operator()(GEOSGeometry* shape) const { GEOSGeom_destroy_r(geos_context(), shape); }
};
using GeosShape = std::unique_ptr<GEOSGeometry, DestroyShape>;

// A ring too short to close becomes nothing. Throws std::bad_alloc only.
template <class Crs>
GeosShape to_geos(MultiPolygon<Crs> const& area);
GeosShape to_geos(Coordinate at);

// The areal part of any shape; points and lines in it are dropped.
template <class Crs>
MultiPolygon<Crs> from_geos(GEOSGeometry const* shape);

// The area of a shape in its own unit squared; 0 for nothing.
double area_of(GeosShape const& shape);

}  // namespace samsyn::geo

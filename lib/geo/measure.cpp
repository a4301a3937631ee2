// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/measure.h"

#include <geodesic.h>

#include "lib/base/check.h"
#include "lib/geo/geos_shape.h"

namespace samsyn::geo {

double area_m2(MultiPolygon<Sweref99Tm> const& area) { return area_of(to_geos(area)); }

double distance_m(Point<Sweref99Tm> from, Point<Sweref99Tm> to)
{
    return std::hypot(to.x - from.x, to.y - from.y);
}

double distance_m(Point<Wgs84> from, Point<Wgs84> to)
{
    static geod_geodesic const earth = [] {
        geod_geodesic wgs84;
        geod_init(&wgs84, 6378137, 1 / 298.257223563);
        return wgs84;
    }();
    double metres = 0;
    geod_inverse(&earth, from.lat, from.lon, to.lat, to.lon, &metres, nullptr, nullptr);
    return metres;
}

double distance_m(Point<Sweref99Tm> from, MultiPolygon<Sweref99Tm> const& area)
{
    if (area.empty()) return HUGE_VAL;
    double metres = HUGE_VAL;
    GEOSDistance_r(geos_context(), to_geos(coordinate(from)).get(), to_geos(area).get(), &metres);
    return metres;
}

template <class Crs>
Point<Crs> label_point(MultiPolygon<Crs> const& area)
{
    auto* const context = geos_context();
    auto const shape = to_geos(area);
    auto const box = bounds(area);
    double const tolerance = std::fmax(box.max_x - box.min_x, box.max_y - box.min_y) / 100;
    // The answer is the radius of the circle, drawn from its centre.
    GeosShape radius(GEOSMaximumInscribedCircle_r(context, shape.get(), tolerance));
    if (!radius) radius.reset(GEOSPointOnSurface_r(context, shape.get()));
    check(radius != nullptr);
    auto const* const sequence = GEOSGeom_getCoordSeq_r(context, radius.get());
    Coordinate centre;
    GEOSCoordSeq_getXY_r(context, sequence, 0, &centre.x, &centre.y);
    return point<Crs>(centre);
}

template <class Crs>
MultiPolygon<Crs> simplified(MultiPolygon<Crs> const& area, double tolerance)
{
    auto const shape = to_geos(area);
    GeosShape const simple(GEOSTopologyPreserveSimplify_r(geos_context(), shape.get(), tolerance));
    return simple ? from_geos<Crs>(simple.get()) : area;
}

template Point<Wgs84> label_point(MultiPolygon<Wgs84> const&);
template Point<Sweref99Tm> label_point(MultiPolygon<Sweref99Tm> const&);
template MultiPolygon<Wgs84> simplified(MultiPolygon<Wgs84> const&, double);
template MultiPolygon<Sweref99Tm> simplified(MultiPolygon<Sweref99Tm> const&, double);

}  // namespace samsyn::geo

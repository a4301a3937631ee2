// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/geos_shape.h"

#include "lib/base/check.h"

namespace samsyn::geo {
namespace {

struct FinishContext {
    void operator()(GEOSContextHandle_t context) const { GEOS_finish_r(context); }
};

template <class Crs>
GEOSGeometry* linear_ring(Ring<Crs> const& ring)
{
    auto* const context = geos_context();
    auto* const sequence = GEOSCoordSeq_create_r(context, static_cast<unsigned>(ring.size()), 2);
    for (unsigned i = 0; i < ring.size(); ++i)
        GEOSCoordSeq_setXY_r(context, sequence, i, coordinate(ring[i]).x, coordinate(ring[i]).y);
    return GEOSGeom_createLinearRing_r(context, sequence);
}

bool is_closed_line(std::size_t points) { return points >= 4; }

template <class Crs>
GEOSGeometry* polygon_shape(Polygon<Crs> const& polygon)
{
    std::vector<GEOSGeometry*> holes;
    for (auto const& hole : polygon.holes) {
        if (!is_closed_line(hole.size())) continue;
        if (auto* const ring = linear_ring<Crs>(hole)) holes.push_back(ring);
    }
    auto* const outer = linear_ring<Crs>(polygon.outer);
    if (outer == nullptr) {
        for (auto* const hole : holes) GEOSGeom_destroy_r(geos_context(), hole);
        return nullptr;
    }
    return GEOSGeom_createPolygon_r(geos_context(), outer, holes.data(), static_cast<unsigned>(holes.size()));
}

template <class Crs>
Ring<Crs> ring_of(GEOSGeometry const* shape)
{
    auto* const context = geos_context();
    auto const* const sequence = GEOSGeom_getCoordSeq_r(context, shape);
    unsigned count = 0;
    GEOSCoordSeq_getSize_r(context, sequence, &count);
    Ring<Crs> ring;
    ring.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        Coordinate at;
        GEOSCoordSeq_getXY_r(context, sequence, i, &at.x, &at.y);
        ring.push_back(point<Crs>(at));
    }
    return ring;
}

template <class Crs>
void collect(GEOSGeometry const* shape, MultiPolygon<Crs>& area)
{
    auto* const context = geos_context();
    int const type = GEOSGeomTypeId_r(context, shape);
    if (type == GEOS_POLYGON && GEOSisEmpty_r(context, shape) == 0) {
        Polygon<Crs> polygon{ring_of<Crs>(GEOSGetExteriorRing_r(context, shape)), {}};
        for (int i = 0; i < GEOSGetNumInteriorRings_r(context, shape); ++i)
            polygon.holes.push_back(ring_of<Crs>(GEOSGetInteriorRingN_r(context, shape, i)));
        area.polygons.push_back(std::move(polygon));
    }
    if (type != GEOS_MULTIPOLYGON && type != GEOS_GEOMETRYCOLLECTION) return;
    for (int i = 0; i < GEOSGetNumGeometries_r(context, shape); ++i)
        collect(GEOSGetGeometryN_r(context, shape, i), area);
}

}  // namespace

GEOSContextHandle_t geos_context()
{
    // Errors come back as null shapes; the messages are for developers and go nowhere.
    thread_local std::unique_ptr<GEOSContextHandle_HS, FinishContext> const context(GEOS_init_r());
    return context.get();
}

template <class Crs>
GeosShape to_geos(MultiPolygon<Crs> const& area)
{
    std::vector<GEOSGeometry*> parts;
    for (auto const& polygon : area.polygons) {
        if (!is_closed_line(polygon.outer.size())) continue;
        if (auto* const part = polygon_shape(polygon)) parts.push_back(part);
    }
    GeosShape shape(GEOSGeom_createCollection_r(geos_context(), GEOS_MULTIPOLYGON, parts.data(),
                                                static_cast<unsigned>(parts.size())));
    check(shape != nullptr);
    return shape;
}

GeosShape to_geos(Coordinate at)
{
    return GeosShape(GEOSGeom_createPointFromXY_r(geos_context(), at.x, at.y));
}

template <class Crs>
MultiPolygon<Crs> from_geos(GEOSGeometry const* shape)
{
    MultiPolygon<Crs> area;
    if (shape != nullptr) collect(shape, area);
    return area;
}

double area_of(GeosShape const& shape)
{
    double area = 0;
    if (shape) GEOSArea_r(geos_context(), shape.get(), &area);
    return area;
}

template GeosShape to_geos(MultiPolygon<Wgs84> const&);
template GeosShape to_geos(MultiPolygon<Sweref99Tm> const&);
template MultiPolygon<Wgs84> from_geos(GEOSGeometry const*);
template MultiPolygon<Sweref99Tm> from_geos(GEOSGeometry const*);

}  // namespace samsyn::geo

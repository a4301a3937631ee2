// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/validity.h"

#include <algorithm>
#include <string_view>

#include "lib/geo/geos_shape.h"

namespace samsyn::geo {
namespace {

bool exists(Point<Wgs84> at) { return is_on_earth(at); }
bool exists(Point<Sweref99Tm> at) { return std::abs(at.x) < 1e8 && std::abs(at.y) < 1e8; }

// What GEOS does not tell apart or takes for granted.
template <class Crs>
std::optional<Invalidity<Crs>> fault_in_ring(Ring<Crs> const& ring)
{
    if (ring.empty()) return Invalidity<Crs>{"area.ring_short", {}};
    for (auto const& at : ring) {
        if (!is_finite(coordinate(at))) return Invalidity<Crs>{"area.number", at};
        if (!exists(at)) return Invalidity<Crs>{"area.off_earth", at};
    }
    if (ring.front() != ring.back()) return Invalidity<Crs>{"area.ring_open", ring.back()};
    if (ring.size() < 4) return Invalidity<Crs>{"area.ring_short", ring.front()};
    return std::nullopt;
}

struct Reason {
    std::string_view geos;
    char const* code;
};
constexpr Reason reasons[] = {
    {"Self-intersection", "area.self_intersection"},
    {"Ring Self-intersection", "area.self_intersection"},
    {"Hole lies outside shell", "area.hole_outside"},
    {"Holes are nested", "area.holes_nested"},
    {"Nested shells", "area.parts_overlap"},
    {"Duplicate Rings", "area.ring_twice"},
    {"Interior is disconnected", "area.interior_cut"},
    {"Too few points in geometry component", "area.ring_short"},
    {"Invalid Coordinate", "area.number"},
};

char const* code_for(std::string_view geos_reason)
{
    auto const* const found = std::ranges::find(reasons, geos_reason, &Reason::geos);
    return found == std::end(reasons) ? "area.invalid" : found->code;
}

template <class Crs>
Point<Crs> place_of(GEOSGeometry const* at)
{
    Coordinate place;
    GEOSGeomGetX_r(geos_context(), at, &place.x);
    GEOSGeomGetY_r(geos_context(), at, &place.y);
    return point<Crs>(place);
}

template <class Crs>
std::optional<Invalidity<Crs>> fault_in_shape(GeosShape const& shape)
{
    char* reason = nullptr;
    GEOSGeometry* where = nullptr;
    if (GEOSisValidDetail_r(geos_context(), shape.get(), 0, &reason, &where) == 1) return std::nullopt;
    GeosShape const owned(where);
    Invalidity<Crs> fault{code_for(reason == nullptr ? "" : reason), {}};
    if (owned) fault.where = place_of<Crs>(owned.get());
    if (reason != nullptr) GEOSFree_r(geos_context(), reason);
    return fault;
}

template <class Crs>
void close_and_clean(Ring<Crs>& ring)
{
    std::erase_if(ring, [](auto const& at) { return !is_finite(coordinate(at)) || !exists(at); });
    if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
}

}  // namespace

template <class Crs>
std::optional<Invalidity<Crs>> why_invalid(MultiPolygon<Crs> const& area)
{
    if (area.empty()) return Invalidity<Crs>{"area.empty", {}};
    std::optional<Invalidity<Crs>> fault;
    for_each_ring(area, [&](auto const& ring) {
        if (!fault) fault = fault_in_ring<Crs>(ring);
    });
    return fault ? fault : fault_in_shape<Crs>(to_geos(area));
}

template <class Crs>
MultiPolygon<Crs> made_valid(MultiPolygon<Crs> area)
{
    for (auto& polygon : area.polygons) {
        close_and_clean<Crs>(polygon.outer);
        for (auto& hole : polygon.holes) close_and_clean<Crs>(hole);
    }
    auto const shape = to_geos(area);
    return from_geos<Crs>(GeosShape(GEOSMakeValid_r(geos_context(), shape.get())).get());
}

template std::optional<Invalidity<Wgs84>> why_invalid(MultiPolygon<Wgs84> const&);
template std::optional<Invalidity<Sweref99Tm>> why_invalid(MultiPolygon<Sweref99Tm> const&);
template MultiPolygon<Wgs84> made_valid(MultiPolygon<Wgs84>);
template MultiPolygon<Sweref99Tm> made_valid(MultiPolygon<Sweref99Tm>);

}  // namespace samsyn::geo

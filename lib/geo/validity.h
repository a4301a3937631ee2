// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "lib/geo/multi_polygon.h"

namespace samsyn::geo {

// Why an area cannot be used, by a stable code, and where the fault lies:
// area.empty, area.number (a coordinate is not a number), area.off_earth, area.ring_open, area.ring_short,
// area.self_intersection, area.hole_outside, area.holes_nested, area.parts_overlap, area.ring_twice,
// area.interior_cut (holes cut the area in two), area.invalid.
template <class Crs>
struct Invalidity {
    std::string code;
    Point<Crs> where;
};

// Nothing when the area is valid in the sense of OGC Simple Features.
template <class Crs>
std::optional<Invalidity<Crs>> why_invalid(MultiPolygon<Crs> const& area);

// The nearest valid area (loops are split at their crossings, overlapping parts joined, open rings closed):
// to be offered, shown and accepted by a person, never applied in silence. Empty if nothing can be saved.
template <class Crs>
MultiPolygon<Crs> made_valid(MultiPolygon<Crs> area);

}  // namespace samsyn::geo

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "lib/geo/coverage.h"
#include "src/features/areas/domain/area.h"

namespace samsyn::areas {

// A polygon of a file, with what its columns call the area. Either may be empty.
struct DrawnArea {
    std::string code;
    std::string name;
    geo::MultiPolygon<geo::Wgs84> ground;
};

enum class BoundaryStep { create, change, unchanged, refused };
BOOST_DESCRIBE_ENUM(BoundaryStep, create, change, unchanged, refused)

// What becomes of one polygon.
struct PlannedBoundary {
    BoundaryStep step = BoundaryStep::refused;
    std::optional<Id<Area>> area;  // the one it was matched to
    std::string fault;             // when refused: a code
    DrawnArea drawn;
};

struct BoundaryRules {
    bool may_create = false;         // areas that the register does not have
    std::optional<Id<Area>> parent;  // of those created
};

// Matches the polygons to areas by code, else by name. Refused are: boundary.no_ground, boundary.unnamed,
// boundary.unknown_area (and may not be created), boundary.code_missing (needed to create), code.malformed,
// boundary.name_long,
// boundary.theme (a theme has no polygon), boundary.twice (two polygons for one area), boundary.same_code
// (two new ones), and the codes of geo::why_invalid.
std::vector<PlannedBoundary> plan(std::vector<DrawnArea> drawn, std::vector<KeptArea> const& areas,
                                  std::vector<Boundary> const& in_force, BoundaryRules const& rules);

// Two areas that claim the same ground, or ground between them that none claims.
struct Disagreement {
    std::vector<std::string> areas;  // names; none for a gap
    double area_m2 = 0;
    geo::MultiPolygon<geo::Wgs84> ground;
};

struct Coverage {
    std::vector<Disagreement> overlaps;
    std::vector<Disagreement> gaps;
};

// How areas with the same parent would tile the ground once the plan is done.
Coverage coverage_after(std::vector<PlannedBoundary> const& planned, std::vector<KeptArea> const& areas,
                        std::vector<Boundary> const& in_force, BoundaryRules const& rules);

}  // namespace samsyn::areas

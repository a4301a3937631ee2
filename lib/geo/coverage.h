// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "lib/geo/multi_polygon.h"

namespace samsyn::geo {

// Two areas of one level that claim the same ground.
struct Overlap {
    std::size_t first = 0;  // indices into the areas given, first < second
    std::size_t second = 0;
    double area_m2 = 0;
    MultiPolygon<Sweref99Tm> ground;
};

// Ground that no area claims.
struct Gap {
    double area_m2 = 0;
    MultiPolygon<Sweref99Tm> ground;  // one piece
};

struct CoverageReport {
    std::vector<Overlap> overlaps;  // by first, then second
    std::vector<Gap> gaps;          // largest first
};

struct CoverageOptions {
    double tolerance_m2 = 1;   // smaller overlaps and gaps are drawing noise
    double slit_width_m = 20;  // without a parent: slits up to this width between neighbours are gaps
};

// How well sibling areas tile the ground. With a parent, gaps are what it has and they have not; without one
// (empty), gaps are the holes and narrow slits of their union. All areas must be valid.
CoverageReport coverage_report(std::span<MultiPolygon<Sweref99Tm> const> areas,
                               MultiPolygon<Sweref99Tm> const& parent, CoverageOptions const& options = {});

}  // namespace samsyn::geo

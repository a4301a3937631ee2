// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/geo/multi_polygon.h"
#include "src/work/work.h"

namespace samsyn::areas {

// An area with its boundary in force; a theme has none, nor a place that nobody has drawn.
struct GroundedArea {
    Id<Area> id;
    std::string code;
    std::string name;
    geo::MultiPolygon<geo::Wgs84> ground;
};

// Those that are not closed on the actor's day. For callers that have let the actor through.
std::vector<GroundedArea> grounded_areas(work::Reading& reading);

// An area that a file named.
struct OpenedArea {
    Id<Area> id;
    std::string code;
    std::string name;
    bool positions_by_area = false;
    Id<Organisation> core;  // gets the core function, since nobody could read what is in it otherwise
};

// Opens it as part of the command that calls it; nobody knows since when it has been, so it has always been.
void open_area(work::Work& work, OpenedArea const& opened);

}  // namespace samsyn::areas

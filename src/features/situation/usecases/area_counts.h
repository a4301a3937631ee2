// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lib/geo/hex_grid.h"
#include "src/features/situation/domain/hours.h"
#include "src/features/situation/domain/tally.h"
#include "src/features/situation/usecases/frame.h"

namespace samsyn::situation {

// A place where things gather: a known one, or a hexagon away from known ones.
struct Gathering {
    std::string place;
    std::string name;
    geo::Point<geo::Wgs84> at;
    std::int64_t count = 0;  // in the last six periods
    std::int64_t previous = 0;
    std::map<std::string, std::int64_t> by_category;
    WeekHours hours;
};

// All that is counted of one area for one reader.
struct AreaCounts {
    std::map<std::string, std::vector<Tally>> by_category;  // a tally for each period of the frame
    std::map<geo::HexCell, std::int64_t> hexagons;          // the half year that ends with the period
    std::vector<Gathering> gatherings;                      // the most first
};

class PictureMemory;

// What holds for all areas of a picture: the grid, and the categories that are told but not counted.
struct CountingRules {
    geo::HexGrid grid;
    std::set<std::string> uncounted;
};

// Counts, or remembers when `memory` is not null.
std::shared_ptr<AreaCounts const> counts_of(AreaFrame const& frame, CountingRules const& rules,
                                            work::Reading& reading, PictureMemory* memory);

}  // namespace samsyn::situation

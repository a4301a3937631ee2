// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/geo/point.h"
#include "src/features/publishing/domain/snap_list.h"
#include "src/work/work.h"

namespace samsyn::publishing {

struct NamedSpot {
    geo::Point<geo::Sweref99Tm> at;
    std::string name;
};

// What is in a file: a table (CSV, spreadsheet) with a column each for east and north, or a layer of points
// (GeoJSON and the like), in WGS 84, SWEREF 99 TM or RT 90. Names stand in a column called name or namn.
// Refuses what open_table() does, "points.columns", "points.crs", "points.empty", "points.too_many", and the
// rows that are no points.
Result<std::vector<NamedSpot>> read_spots(std::string const& path);

inline constexpr std::size_t most_spots = 500'000;

// From an address list and candidates, which points events are moved to before they are published; in the
// place of those there were. The addresses are forgotten. Points of an area that stand for too few addresses
// are merged with their neighbours, and all the more when there are more than most_snap_points. Refuses
// "points.none" when nothing remains, "points.too_many_left" when too many do, "points.no_ground" when no
// area has a boundary and "release.under_way".
struct ReplaceSnapPoints {
    static constexpr std::string_view name = "releases.replace_points";
    static constexpr auto needs = access::Permission::prepare_release;
    struct Output {
        std::int64_t points = 0;
        std::int64_t addresses = 0;
        std::int64_t outside = 0;  // addresses in no area
        std::int64_t fewest = 8;   // addresses that a point stands for, if any
    };

    std::vector<geo::Point<geo::Sweref99Tm>> addresses;
    std::vector<NamedSpot> candidates;
};

Result<access::Scope> scope_of(ReplaceSnapPoints const& command, work::Work& work);
Result<ReplaceSnapPoints::Output> handle(ReplaceSnapPoints const& command, work::Work& work);

}  // namespace samsyn::publishing

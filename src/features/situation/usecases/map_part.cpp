// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/map_part.h"

#include <algorithm>
#include <cmath>

#include "lib/base/check.h"
#include "lib/geo/projection.h"
#include "src/features/situation/domain/density.h"
#include "src/features/situation/domain/periods.h"

namespace samsyn::situation {
namespace {

constexpr std::size_t most_spots = 10;
constexpr std::size_t most_categories = 3;

bool has_positions(AreaFrame const& frame) { return frame.area.has_points && frame.area.kind == "place"; }

// What is shown, and what both engines agree on.
double degrees(double value) { return std::round(value * 1e6) / 1e6; }
double tenths(double value) { return std::round(value * 10) / 10; }

std::vector<double> corner(geo::Point<geo::Wgs84> at) { return {degrees(at.lon), degrees(at.lat)}; }

// The columns of what was seen there, the most first.
std::vector<std::string> columns_at(Gathering const& gathering, Columns const& columns)
{
    std::map<std::size_t, std::int64_t> sums;
    for (auto const& [category, count] : gathering.by_category)
        if (auto const column = columns.of(category)) sums[*column] += count;
    std::vector<std::pair<std::size_t, std::int64_t>> order(sums.begin(), sums.end());
    std::stable_sort(order.begin(), order.end(),
                     [](auto const& one, auto const& other) { return one.second > other.second; });
    std::vector<std::string> codes;
    for (auto const& [column, count] : order)
        if (codes.size() < most_categories) codes.push_back(columns.all()[column].code);
    return codes;
}

void add_hours(PictureSpot& spot, WeekHours const& hours)
{
    for (auto const weight : hours.by_hour()) spot.hours.push_back(tenths(weight));
    for (auto const& day : hours.all()) {
        auto& shown = spot.hours_by_weekday.emplace_back();
        for (auto const weight : day) shown.push_back(tenths(weight));
    }
    if (auto const peak = peak_of(hours)) spot.peak = PicturePeak{peak->weekdays, peak->from, peak->to};
}

PictureSpot spot_of(Gathering const& gathering, AreaFrame const& frame, Columns const& columns)
{
    PictureSpot spot;
    spot.place = gathering.place;
    spot.name = gathering.name;
    spot.area = frame.area.code;
    spot.categories = columns_at(gathering, columns);
    spot.lon = degrees(gathering.at.lon);
    spot.lat = degrees(gathering.at.lat);
    spot.count = gathering.count;
    // Fewer than six periods before are no comparison.
    if (frame.periods.size() >= 2 * gathering_periods) spot.previous = gathering.previous;
    add_hours(spot, gathering.hours);
    return spot;
}

}  // namespace

PictureHexagons hexagons_of(std::map<geo::HexCell, std::int64_t> const& cells, geo::HexGrid const& grid)
{
    PictureHexagons hexagons;
    hexagons.size_m = static_cast<std::int64_t>(grid.size());
    std::vector<std::int64_t> sizes;
    for (auto const& [cell, count] : cells) {
        PictureHexagon hexagon{{}, count};
        auto ring = grid.ring_wgs84(cell);
        ring.pop_back();  // closed by who draws it
        for (auto const& at : ring) hexagon.ring.push_back(corner(at));
        hexagons.cells.push_back(std::move(hexagon));
        sizes.push_back(count);
    }
    hexagons.breaks = class_breaks(std::move(sizes));
    return hexagons;
}

geo::HexGrid grid_for(Frame const& frame)
{
    geo::Box box{HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (auto const& area : frame.areas) {
        if (!has_positions(area) || area.area.boundary.empty()) continue;
        auto const bounds = geo::bounds(geo::to_sweref99tm(area.area.boundary));
        box = {std::min(box.min_x, bounds.min_x), std::min(box.min_y, bounds.min_y),
               std::max(box.max_x, bounds.max_x), std::max(box.max_y, bounds.max_y)};
    }
    bool const has_ground = box.max_x > box.min_x;
    auto const size =
        has_ground ? hexagon_size(box.max_x - box.min_x, box.max_y - box.min_y) : hexagon_size(0, 0);
    auto const grid = geo::HexGrid::of_size(size);
    check(grid.has_value());  // the sizes are ours
    return *grid;
}

void add_map(Picture& picture, Frame const& frame,
             std::vector<std::shared_ptr<AreaCounts const>> const& counts, geo::HexGrid const& grid,
             Columns const& columns)
{
    std::map<geo::HexCell, std::int64_t> cells;
    bool any_positions = false;
    for (std::size_t a = 0; a < frame.areas.size(); ++a) {
        if (!has_positions(frame.areas[a])) continue;
        any_positions = true;
        for (auto const& [cell, count] : counts[a]->hexagons) cells[cell] += count;
        for (auto const& gathering : counts[a]->gatherings)
            picture.spots.push_back(spot_of(gathering, frame.areas[a], columns));
    }
    if (any_positions) picture.hexagons = hexagons_of(cells, grid);
    std::stable_sort(
        picture.spots.begin(), picture.spots.end(),
        [](PictureSpot const& one, PictureSpot const& other) { return one.count > other.count; });
    if (picture.spots.size() > most_spots) picture.spots.resize(most_spots);
    std::int64_t rank = 0;
    for (auto& spot : picture.spots) spot.rank = ++rank;
}

}  // namespace samsyn::situation

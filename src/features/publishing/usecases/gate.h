// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "lib/base/result.h"
#include "src/features/publishing/domain/plan.h"

namespace samsyn::publishing {

// How many in a month, in an area of the plan (or `whole`, for a category of the whole), of a category.
struct MonthCount {
    std::string month;
    std::string area;
    std::string category;
    std::int64_t count = 0;
};

// A point that events are moved to, in an area of the plan that has no parts there. Whole metres in SWEREF 99
// TM: a point is the same in every release that shows it.
struct PlacePoint {
    std::string area;
    std::int64_t x = 0, y = 0;
    friend auto operator<=>(PlacePoint const&, PlacePoint const&) = default;
};

// How many of a month's counts of general categories are at a point. The rest of the area's has no place.
struct PlaceCount {
    std::string month;
    PlacePoint point;
    std::int64_t count = 0;
};

struct GateInput {
    PublicPeriod period;
    std::int64_t k = 5;
    std::vector<PlannedArea> areas;           // parents before their parts
    std::vector<PlannedCategory> categories;  // parents before their parts
    std::vector<MonthCount> counts;
    // Sensitive categories that fewer organisations than fewest_contributors have told of.
    std::vector<std::string> few_contributors;
    std::vector<std::string> earlier;  // equations of the releases before, oldest first
    // What the areas without parts are divided into, whether it is shown now or was before.
    std::vector<PlacePoint> points = {};
    std::vector<PlaceCount> at_points = {};
    bool shows_places = false;
};

// Why a cell is hidden: it is small; it would give another away; too few stand behind it.
enum class HiddenWhy { small, shields, few_contributors };
BOOST_DESCRIBE_ENUM(HiddenWhy, small, shields, few_contributors)

struct HiddenCell {
    std::string area;
    std::string category;
    HiddenWhy why = HiddenWhy::small;
};
BOOST_DESCRIBE_STRUCT(HiddenCell, (), (area, category, why))

// Without a point: what has no place in the area.
struct GatedPlace {
    std::string area;
    std::optional<PlacePoint> point;
    std::optional<std::int64_t> count;
};

// What may be shown.
struct Gated {
    std::vector<std::string> areas;       // codes, `whole` first; fewer than asked for when shown coarser
    std::vector<std::string> categories;  // codes
    std::vector<PublicCell> cells;
    std::vector<HiddenCell> hidden;
    std::vector<GatedPlace> places;  // in the order of the areas, those without a place last
    std::string equations;           // what everybody can reckon with once it is out
};

// Passes the counts through the disclosure gate, together with every earlier release they can be compared
// with, shown coarser when more than a fifth would be hidden. Refuses with the gate's reason
// ("release.difference_too_small" …) and the cells in the way as fields; "release.divided_otherwise" with the
// areas and categories that an overlapping release had divided into other parts; "release.nothing_left" when
// nothing but hidden cells and zeros is left.
Result<Gated> pass_gate(GateInput const& input);

// Which points the areas were divided into by earlier releases. A period is only ever divided in one way, or
// the difference between two ways would be a third that nobody has looked at: refuses
// "release.points_changed" when the releases disagree.
Result<std::vector<PlacePoint>> points_of(std::vector<std::string> const& earlier);

}  // namespace samsyn::publishing

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

struct GateInput {
    PublicPeriod period;
    std::int64_t k = 5;
    std::vector<PlannedArea> areas;           // parents before their parts
    std::vector<PlannedCategory> categories;  // parents before their parts
    std::vector<MonthCount> counts;
    // Sensitive categories that fewer organisations than fewest_contributors have told of.
    std::vector<std::string> few_contributors;
    std::vector<std::string> earlier;  // equations of the releases before, oldest first
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

// What may be shown.
struct Gated {
    std::vector<std::string> areas;       // codes, `whole` first; fewer than asked for when shown coarser
    std::vector<std::string> categories;  // codes
    std::vector<PublicCell> cells;
    std::vector<HiddenCell> hidden;
    std::string equations;  // what everybody can reckon with once it is out
};

// Passes the counts through the disclosure gate, together with every earlier release they can be compared
// with, shown coarser when more than a fifth would be hidden. Refuses with the gate's reason
// ("release.difference_too_small" …) and the cells in the way as fields; "release.nothing_left" when
// nothing but hidden cells and zeros is left.
Result<Gated> pass_gate(GateInput const& input);

}  // namespace samsyn::publishing

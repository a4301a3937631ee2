// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/domain/area.h"

#include <algorithm>

namespace samsyn::areas {
namespace {

KeptArea const* find(std::vector<KeptArea> const& all, Id<Area> id)
{
    auto const found =
        std::find_if(all.begin(), all.end(), [&](KeptArea const& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

// The steps are counted, so that a loop already in the table cannot hang us.
bool lies_inside(Id<Area> inner, std::optional<Id<Area>> place, std::vector<KeptArea> const& all)
{
    for (std::size_t steps = 0; place && steps <= all.size(); ++steps) {
        if (*place == inner) return true;
        auto const* above = find(all, *place);
        place = above ? above->parent : std::nullopt;
    }
    return false;
}

}  // namespace

std::vector<FieldError> faults_of(KeptArea const& area, std::vector<KeptArea> const& all)
{
    std::vector<FieldError> faults;
    check_order(area.valid_from, area.valid_to, faults);
    if (!area.parent) return faults;
    if (!find(all, *area.parent))
        faults.push_back({"parent", "area.parent_unknown"});
    else if (lies_inside(area.id, area.parent, all))
        faults.push_back({"parent", "area.own_ancestor"});
    return faults;
}

}  // namespace samsyn::areas

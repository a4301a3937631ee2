// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/usecases/list_goals.h"

#include <algorithm>

namespace samsyn::goals {

// It asks for all of the actor's areas, so the permission anywhere is enough: the list holds no other.
Result<access::Scope> scope_of(ListGoals const&, work::Reading&) { return access::Scope::own_reach(); }

Result<GoalList> handle(ListGoals const&, work::Reading& reading)
{
    GoalList list;
    for (auto const& [area, functions] : reading.actor.functions) {
        auto shown = shown_goals(reading, area, reading.actor.today);
        if (!shown.goals.empty()) list.areas.push_back(std::move(shown));
    }
    std::sort(list.areas.begin(), list.areas.end(),
              [](auto const& one, auto const& other) { return one.area_name < other.area_name; });
    return list;
}

}  // namespace samsyn::goals

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/usecases/shown_goals.h"

#include "src/features/goals/usecases/area_values.h"

namespace samsyn::goals {

ShownGoals shown_goals(work::Reading& reading, Id<Area> area, Day day)
{
    ShownGoals shown;
    shown.area = area;
    shown.day = day;
    if (auto const row = AreaStore(reading.transaction, reading.actor.tenant).area(area)) {
        shown.area_code = row->code;
        shown.area_name = row->name;
    }
    GoalStore store(reading.transaction, reading.actor.tenant);
    auto const goals = store.goals(area);
    if (goals.empty()) return shown;
    AreaValues const values(reading, area, day);
    auto const indicators = store.indicators(area);
    for (auto const& goal : goals)
        if (goal.stands_on(day)) shown.goals.push_back(values.show(goal, indicators));
    return shown;
}

}  // namespace samsyn::goals

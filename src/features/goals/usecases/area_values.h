// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <set>

#include "src/features/goals/store/area_store.h"
#include "src/features/goals/store/goal_store.h"
#include "src/features/goals/usecases/shown_goals.h"

namespace samsyn::goals {

// What an area's indicators were worth until a day: its closed rounds and its measurements, read once.
class AreaValues {
public:
    AreaValues(work::Reading& reading, Id<Area> area, Day day);

    // With those of the indicators that are its own and stand on the day.
    ShownGoal show(Goal const& goal, std::vector<Indicator> const& indicators) const;
    ShownIndicator show(Indicator const& indicator) const;

private:
    void show_count(ShownIndicator& shown, Indicator const& indicator) const;
    void show_measured(ShownIndicator& shown, Indicator const& indicator) const;

    Day m_day;
    bool m_sees_counts = false;
    std::vector<AreaStore::Category> m_categories;
    std::vector<AreaStore::ClosedRound> m_rounds;
    std::map<Id<Indicator>, std::vector<Measurement>> m_measurements;
};

// Whether the reader sees what all of an area have reported together.
bool sees_counts(access::Actor const& actor, Id<Area> area);

// What the rounds counted of a category and those under it.
std::vector<RoundCount> counts_of(std::string const& category,
                                  std::vector<AreaStore::Category> const& categories,
                                  std::vector<AreaStore::ClosedRound> const& rounds);

}  // namespace samsyn::goals

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/goals/usecases/saved.h"

namespace samsyn::goals {

// Sets a goal under an id made by the client, or changes it. If-Match is the version shown, 0 for a new one;
// the same sent again is one.
struct PutGoal : GoalDetails {
    static constexpr std::string_view name = "goals.put";
    static constexpr auto needs = access::Permission::manage_goals;
    using Output = Saved;

    Id<Goal> goal;
    Id<Area> area;
    std::int64_t if_match = 0;
    Text<300, 0> why;  // of a change
};
BOOST_DESCRIBE_STRUCT(PutGoal, (GoalDetails), (goal, area, if_match, why))

// Ends a goal on a day, reached or given up; without a day it takes the end back. Its history stays.
struct EndGoal {
    static constexpr std::string_view name = "goals.end";
    static constexpr auto needs = access::Permission::manage_goals;
    using Output = Saved;

    Id<Goal> goal;
    std::int64_t if_match = 0;
    std::optional<Day> ended_on;
    Text<300> why;
};
BOOST_DESCRIBE_STRUCT(EndGoal, (), (goal, if_match, ended_on, why))

Result<access::Scope> scope_of(PutGoal const& command, work::Work& work);
// Refuses "goals.changed", "goal.ended", and personal data in the words.
Result<Saved> handle(PutGoal const& command, work::Work& work);
Result<access::Scope> scope_of(EndGoal const& command, work::Work& work);
// Refuses "goals.changed", "goal.ends_before_it_began".
Result<Saved> handle(EndGoal const& command, work::Work& work);

}  // namespace samsyn::goals

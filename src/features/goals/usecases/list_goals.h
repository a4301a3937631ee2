// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/goals/usecases/shown_goals.h"

namespace samsyn::goals {

struct GoalList {
    std::vector<ShownGoals> areas;  // those that have any, by name
};
BOOST_DESCRIBE_STRUCT(GoalList, (), (areas))

// The goals that stand today in the areas where the actor's organisation has a function.
struct ListGoals {
    static constexpr std::string_view name = "goals.list";
    static constexpr auto needs = access::Permission::read_picture;
    using Output = GoalList;
};
BOOST_DESCRIBE_STRUCT(ListGoals, (), ())

Result<access::Scope> scope_of(ListGoals const& query, work::Reading& reading);
Result<GoalList> handle(ListGoals const& query, work::Reading& reading);

}  // namespace samsyn::goals

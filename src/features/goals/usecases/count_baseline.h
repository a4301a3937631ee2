// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/goals/usecases/saved.h"

namespace samsyn::goals {

struct CountedBaseline {
    CountedRounds counted;
    bool is_thin = false;  // fewer than six rounds
};
BOOST_DESCRIBE_STRUCT(CountedBaseline, (), (counted, is_thin))

// What a category counted in the closed rounds that lie in some days: to look at before an indicator is set.
struct CountBaseline {
    static constexpr std::string_view name = "goals.count_baseline";
    static constexpr auto needs = access::Permission::manage_goals;
    using Output = CountedBaseline;

    Id<Area> area;
    Text<40> category;
    Day from;
    Day to;
};
BOOST_DESCRIBE_STRUCT(CountBaseline, (), (area, category, from, to))

Result<access::Scope> scope_of(CountBaseline const& query, work::Reading& reading);
Result<CountedBaseline> handle(CountBaseline const& query, work::Reading& reading);

// At most the newest hundred rounds, as the reader sees them.
CountedRounds baseline_of(work::Reading& reading, Id<Area> area, std::string const& category,
                          DaySpan const& days);

}  // namespace samsyn::goals

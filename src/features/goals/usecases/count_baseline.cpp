// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/usecases/count_baseline.h"

#include "src/features/goals/usecases/area_values.h"

namespace samsyn::goals {
namespace {

constexpr int most_rounds = 100;

}  // namespace

Result<access::Scope> scope_of(CountBaseline const& query, work::Reading& reading)
{
    return scope_of_area(reading, query.area);
}

Result<CountedBaseline> handle(CountBaseline const& query, work::Reading& reading)
{
    if (query.to < query.from) return fail_field("to", "validity.order");
    auto const counted = baseline_of(reading, query.area, query.category, {query.from, query.to});
    return CountedBaseline{counted, counted.is_thin()};
}

CountedRounds baseline_of(work::Reading& reading, Id<Area> area, std::string const& category,
                          DaySpan const& days)
{
    AreaStore store(reading.transaction, reading.actor.tenant);
    auto const rounds =
        store.closed_rounds(reading.visible(access::Depth::compiled), area, days, most_rounds);
    return average_of(counts_of(category, store.categories(reading.actor.today), rounds));
}

}  // namespace samsyn::goals

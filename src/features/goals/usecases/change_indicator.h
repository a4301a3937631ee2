// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/goals/usecases/saved.h"

namespace samsyn::goals {

// Sets an indicator of a goal under an id made by the client, or changes it. A count's baseline is counted
// here, from the closed rounds that lie in its days, and stands: a later correction does not move it. What it
// proves is changed only with a reason. If-Match as for a goal.
struct PutIndicator : IndicatorDetails {
    static constexpr std::string_view name = "goals.put_indicator";
    static constexpr auto needs = access::Permission::manage_goals;
    using Output = Saved;

    Id<Indicator> indicator;
    Id<Goal> goal;
    std::int64_t if_match = 0;
    Text<300, 0> why;
};
BOOST_DESCRIBE_STRUCT(PutIndicator, (IndicatorDetails), (indicator, goal, if_match, why))

// As EndGoal.
struct EndIndicator {
    static constexpr std::string_view name = "goals.end_indicator";
    static constexpr auto needs = access::Permission::manage_goals;
    using Output = Saved;

    Id<Indicator> indicator;
    std::int64_t if_match = 0;
    std::optional<Day> ended_on;
    Text<300> why;
};
BOOST_DESCRIBE_STRUCT(EndIndicator, (), (indicator, if_match, ended_on, why))

// Writes down a value of an indicator, corrects or withdraws it. If-Match as for a goal.
struct Measure : MeasurementDetails {
    static constexpr std::string_view name = "goals.measure";
    static constexpr auto needs = access::Permission::manage_goals;
    using Output = Saved;

    Id<Measurement> measurement;
    Id<Indicator> indicator;
    std::int64_t if_match = 0;
};
BOOST_DESCRIBE_STRUCT(Measure, (MeasurementDetails), (measurement, indicator, if_match))

Result<access::Scope> scope_of(PutIndicator const& command, work::Work& work);
// Refuses "goals.changed", "goal.ended"; besides what the indicator lacks "category.unknown",
// "indicator.no_rounds" (none closed in the baseline's days), "indicator.why_needed".
Result<Saved> handle(PutIndicator const& command, work::Work& work);
Result<access::Scope> scope_of(EndIndicator const& command, work::Work& work);
Result<Saved> handle(EndIndicator const& command, work::Work& work);
Result<access::Scope> scope_of(Measure const& command, work::Work& work);
// Refuses "goals.changed", "goal.ended", "indicator.measured_later" (a day to come).
Result<Saved> handle(Measure const& command, work::Work& work);

}  // namespace samsyn::goals

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/usecases/change_indicator.h"

#include <algorithm>

#include "src/features/goals/usecases/count_baseline.h"
#include "src/features/observations/usecases/guard_words.h"

namespace samsyn::goals {
namespace {

struct Ending {
    std::optional<Day> ended_on;
};
BOOST_DESCRIBE_STRUCT(Ending, (), (ended_on))

bool is_category(work::Reading& reading, std::string const& code)
{
    auto const all = AreaStore(reading.transaction, reading.actor.tenant).categories(reading.actor.today);
    return std::any_of(all.begin(), all.end(), [&](auto const& one) { return one.code == code; });
}

// Counts the baseline of a count, unless what it is made of stands as before.
void count(Indicator& indicator, std::optional<Indicator> const& kept, Id<Area> area, work::Work& work,
           std::vector<FieldError>& faults)
{
    bool const stands = kept && kept->counted.rounds > 0 && kept->category == indicator.category &&
                        kept->baseline_from == indicator.baseline_from &&
                        kept->baseline_to == indicator.baseline_to;
    if (!stands) {
        indicator.counted = {};
        if (!indicator.baseline_from) return;
        indicator.counted =
            baseline_of(work, area, *indicator.category, {*indicator.baseline_from, *indicator.baseline_to});
    }
    if (indicator.counted.rounds == 0) {
        faults.push_back({"baseline_from", "indicator.no_rounds"});
        return;
    }
    indicator.baseline = indicator.counted.mean;
    bool const is_better = indicator.wanted == Direction::down ? indicator.target < *indicator.baseline
                                                               : indicator.target > *indicator.baseline;
    if (!is_better) faults.push_back({"target", "indicator.target_not_better"});
}

std::vector<FieldError> faults_in(PutIndicator const& command, std::optional<Indicator> const& kept,
                                  work::Work& work)
{
    auto faults = faults_of(static_cast<IndicatorDetails const&>(command));
    if (command.category && !is_category(work, *command.category))
        faults.push_back({"category", "category.unknown"});
    if (command.source != IndicatorSource::count && command.category)
        faults.push_back({"category", "indicator.category_of_count"});
    if (kept && kept->differs_in_what_it_proves(command) && command.why.empty())
        faults.push_back({"why", "indicator.why_needed"});
    observations::guard_words(command.measures, "measures", false, faults);
    observations::guard_words(command.unit, "unit", false, faults);
    observations::guard_words(command.baseline_source, "baseline_source", false, faults);
    observations::guard_words(command.why, "why", false, faults);
    return faults;
}

Saved remember(work::Work& work, Id<Area> area, Indicator const& indicator,
               std::vector<FieldChange> const& fields, std::string const& why)
{
    return remember(work, area, Changed::indicator, indicator.id.uuid(), indicator.version, fields, why);
}

// The same but for the baseline, which a count does not say itself.
bool is_same(Indicator const& kept, IndicatorDetails const& details)
{
    return !kept.differs_in_what_it_proves(details) && kept.sort_order == details.sort_order;
}

}  // namespace

Result<access::Scope> scope_of(PutIndicator const& command, work::Work& work)
{
    auto const kept = GoalStore(work.transaction, work.actor.tenant).indicator(command.indicator);
    if (kept && kept->goal != command.goal) return fail(ErrorKind::not_found, "indicator.unknown");
    auto const goal = found(work, command.goal);
    if (!goal) return refuse(goal);
    return access::Scope{.area = goal->area};
}

Result<access::Scope> scope_of(EndIndicator const& command, work::Work& work)
{
    auto const kept = found(work, command.indicator);
    if (!kept) return refuse(kept);
    return access::Scope{.area = kept->goal.area};
}

Result<access::Scope> scope_of(Measure const& command, work::Work& work)
{
    auto const kept = GoalStore(work.transaction, work.actor.tenant).measurement(command.measurement);
    if (kept && kept->indicator != command.indicator) return fail(ErrorKind::not_found, "indicator.unknown");
    auto const measured = found(work, command.indicator);
    if (!measured) return refuse(measured);
    return access::Scope{.area = measured->goal.area};
}

Result<Saved> handle(PutIndicator const& command, work::Work& work)
{
    GoalStore store(work.transaction, work.actor.tenant);
    auto const goal = *store.goal(command.goal);
    auto const kept = store.indicator(command.indicator);
    if (kept && is_same(*kept, command)) return Saved{kept->id.uuid(), kept->version};
    if ((kept ? kept->version : 0) != command.if_match) return fail(ErrorKind::stale, "goals.changed");
    if (goal.ended_on || (kept && kept->ended_on)) return fail(ErrorKind::conflict, "goal.ended");

    Indicator indicator = kept.value_or(Indicator{});
    static_cast<IndicatorDetails&>(indicator) = command;
    auto faults = faults_in(command, kept, work);
    if (indicator.source != IndicatorSource::count)
        indicator.counted = {};
    else if (faults.empty())
        count(indicator, kept, goal.area, work, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));

    IndicatorDetails const& after = indicator;
    auto const differs = differences(kept ? static_cast<IndicatorDetails const*>(&*kept) : nullptr, after);
    if (kept) {
        ++indicator.version;
        store.save(indicator);
    } else {
        indicator.id = command.indicator;
        indicator.goal = command.goal;
        indicator.set_on = work.actor.today;
        store.insert(indicator);
    }
    return remember(work, goal.area, indicator, differs, command.why);
}

Result<Saved> handle(EndIndicator const& command, work::Work& work)
{
    auto const kept = found(work, command.indicator);
    if (!kept) return refuse(kept);
    auto indicator = kept->indicator;
    if (indicator.ended_on == command.ended_on && indicator.ended_reason == command.why.value)
        return Saved{indicator.id.uuid(), indicator.version};
    if (indicator.version != command.if_match) return fail(ErrorKind::stale, "goals.changed");
    std::vector<FieldError> faults;
    if (command.ended_on && *command.ended_on < indicator.set_on)
        faults.push_back({"ended_on", "goal.ends_before_it_began"});
    observations::guard_words(command.why, "why", false, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));

    Ending const before{indicator.ended_on};
    indicator.ended_on = command.ended_on;
    indicator.ended_reason = command.ended_on ? command.why.value : std::string();
    ++indicator.version;
    GoalStore(work.transaction, work.actor.tenant).save(indicator);
    return remember(work, kept->goal.area, indicator, differences(&before, Ending{indicator.ended_on}),
                    command.why);
}

Result<Saved> handle(Measure const& command, work::Work& work)
{
    auto const measured = found(work, command.indicator);
    if (!measured) return refuse(measured);
    GoalStore store(work.transaction, work.actor.tenant);
    auto const kept = store.measurement(command.measurement);
    MeasurementDetails const& details = command;
    auto const differs =
        differences(kept ? static_cast<MeasurementDetails const*>(&*kept) : nullptr, details);
    if (kept && differs.empty()) return Saved{kept->id.uuid(), kept->version};
    if ((kept ? kept->version : 0) != command.if_match) return fail(ErrorKind::stale, "goals.changed");
    if (measured->goal.ended_on || measured->indicator.ended_on)
        return fail(ErrorKind::conflict, "goal.ended");
    auto faults = faults_of(details, measured->indicator.source);
    if (command.day > work.actor.today) faults.push_back({"day", "indicator.measured_later"});
    observations::guard_words(command.source, "source", false, faults);
    observations::guard_words(command.note, "note", false, faults);
    observations::guard_words(command.withdrawn_reason, "withdrawn_reason", false, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));

    Measurement measurement = kept.value_or(Measurement{});
    static_cast<MeasurementDetails&>(measurement) = details;
    if (kept) {
        ++measurement.version;
        store.save(measurement);
    } else {
        measurement.id = command.measurement;
        measurement.indicator = command.indicator;
        store.insert(measurement);
    }
    return remember(work, measured->goal.area, Changed::measurement, measurement.id.uuid(),
                    measurement.version, differs, {});
}

}  // namespace samsyn::goals

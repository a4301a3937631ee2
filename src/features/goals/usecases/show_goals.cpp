// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/usecases/show_goals.h"

#include "src/features/goals/usecases/area_values.h"
#include "src/features/goals/usecases/saved.h"

namespace samsyn::goals {
namespace {

constexpr int most_changes = 100;

// Outside the core a count's baseline is withheld as well as its values.
Indicator kept_for(Indicator indicator, bool sees)
{
    if (!sees && indicator.source == IndicatorSource::count) {
        indicator.baseline.reset();
        indicator.counted = {};
    }
    return indicator;
}

IndicatorOnPage on_page(Indicator const& indicator, AreaValues const& values,
                        std::vector<Measurement> const& measurements, bool sees)
{
    IndicatorOnPage page{kept_for(indicator, sees), values.show(indicator), {}};
    for (auto const& one : measurements)
        if (one.indicator == indicator.id) page.measurements.push_back(one);
    return page;
}

std::vector<GoalOnPage> goals_of(work::Reading& reading, Id<Area> area)
{
    GoalStore store(reading.transaction, reading.actor.tenant);
    AreaValues const values(reading, area, reading.actor.today);
    auto const indicators = store.indicators(area);
    auto const measurements = store.measurements(area);
    bool const sees = sees_counts(reading.actor, area);
    std::vector<GoalOnPage> goals;
    for (auto const& goal : store.goals(area)) {
        GoalOnPage page{goal, values.show(goal, indicators).progress, {}};
        for (auto const& indicator : indicators)
            if (indicator.goal == goal.id)
                page.indicators.push_back(on_page(indicator, values, measurements, sees));
        goals.push_back(std::move(page));
    }
    return goals;
}

// What the subject of a change is called today.
std::string name_of(GoalStore::Change const& change, std::vector<GoalOnPage> const& goals)
{
    for (auto const& goal : goals) {
        if (goal.kept.id.uuid() == change.subject) return goal.kept.sentence;
        for (auto const& indicator : goal.indicators) {
            if (indicator.kept.id.uuid() == change.subject) return indicator.kept.measures;
            for (auto const& measurement : indicator.measurements)
                if (measurement.id.uuid() == change.subject) return indicator.kept.measures;
        }
    }
    return {};
}

std::vector<ShownChange> changes_of(work::Reading& reading, Id<Area> area,
                                    std::vector<GoalOnPage> const& goals)
{
    std::vector<ShownChange> shown;
    GoalStore store(reading.transaction, reading.actor.tenant);
    for (auto const& change : store.changes(area, most_changes)) {
        auto fields = json::read<std::vector<FieldChange>>(change.fields);
        shown.push_back({change.changed, name_of(change, goals),
                         fields ? std::move(*fields) : std::vector<FieldChange>{}, change.reason,
                         change.organisation, change.at});
    }
    return shown;
}

std::vector<CategoryChoice> choices(AreaStore& store, Day on)
{
    std::vector<CategoryChoice> choices;
    for (auto const& category : store.categories(on))
        if (!category.is_retired)
            choices.push_back({category.code, category.parent, category.name_sv, category.name_en});
    return choices;
}

}  // namespace

Result<access::Scope> scope_of(ShowGoals const& query, work::Reading& reading)
{
    return scope_of_area(reading, query.area);
}

Result<GoalsPage> handle(ShowGoals const& query, work::Reading& reading)
{
    auto const today = reading.actor.today;
    AreaStore areas(reading.transaction, reading.actor.tenant);
    GoalsPage page;
    page.area = query.area;
    if (auto const area = areas.area(query.area)) {
        page.area_code = area->code;
        page.area_name = area->name;
    }
    page.start = GoalStore(reading.transaction, reading.actor.tenant).start(query.area);
    for (auto const& party : areas.parties(query.area, today))
        page.parties.push_back(
            {party.organisation, party.name, party.function, party.since, party.operations});
    if (auto const rhythm = areas.newest_rhythm(query.area))
        page.rhythm = PageRhythm{rhythm->starts_on, rhythm->length_days};
    page.goals = goals_of(reading, query.area);
    page.may_manage = access::may(reading.actor, access::Permission::manage_goals, {.area = query.area});
    page.may_manage_register = access::may(reading.actor, access::Permission::manage_register, {});
    if (sees_counts(reading.actor, query.area)) page.changes = changes_of(reading, query.area, page.goals);
    if (page.may_manage) page.categories = choices(areas, today);
    return page;
}

}  // namespace samsyn::goals

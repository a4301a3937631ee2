// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/told_goals.h"

#include "lib/base/enum_text.h"
#include "lib/base/swedish_calendar.h"
#include "src/access/load_actor.h"
#include "src/demo/input/fields.h"
#include "src/features/goals/usecases/set_start.h"

namespace samsyn::demo {
namespace {

template <class E>
E choice_of(json::Node object, std::string const& name)
{
    auto const value = enum_from_text<E>(text_of(object, name));
    if (!value) throw BrokenFile(name);
    return *value;
}

std::optional<goals::Answers> answers_of(json::Node object, std::string const& name)
{
    if (!object.member(name)) return std::nullopt;
    return goals::Answers(integer_of(object, name));
}

goals::IndicatorDetails details_of(json::Node told)
{
    goals::IndicatorDetails details;
    details.measures = text_of(told, "measures");
    details.source = choice_of<goals::IndicatorSource>(told, "source");
    if (auto const category = maybe_text(told, "category")) details.category = Text<40>(*category);
    details.unit = maybe_text(told, "unit").value_or("");
    details.wanted = choice_of<goals::Direction>(told, "wanted");
    if (told.member("baseline")) details.baseline = number_of(told, "baseline");
    details.baseline_from = day_of(told, "baseline_from");
    details.baseline_to = day_of(told, "baseline_to");
    details.baseline_source = maybe_text(told, "baseline_source").value_or("");
    details.baseline_answers = answers_of(told, "baseline_answers");
    details.target = number_of(told, "target");
    return details;
}

// No round, or a few that chance has made better than the target.
bool lacks_rounds(goals::IndicatorDetails const& indicator, Error const& error)
{
    if (indicator.source != goals::IndicatorSource::count || error.fields.size() != 1) return false;
    auto const& code = error.fields.front().code;
    return code == "indicator.no_rounds" || code == "indicator.target_not_better";
}

}  // namespace

ToldGoals::ToldGoals(sql::Database& database, Files const& files, Ids const& ids)
    : m_database(database),
      m_ids(ids),
      m_goals(node_of(files.story.root(), "goals")),
      m_clock(SystemClock().now()),
      m_runtime{database, m_clock}
{
}

Result<Done> ToldGoals::tell()
{
    Result<Done> all = Done{};
    for_each_item(m_goals, "areas", [&](json::Node told) {
        if (all) all = tell_area(told);
    });
    return all;
}

Result<Done> ToldGoals::tell_area(json::Node told)
{
    auto const day = day_of(told, "on");
    set_day(day);
    goals::SetStart start;
    start.area = Id<Area>(m_ids.of("area", text_of(told, "area")));
    start.reason = text_of(told, "reason");
    start.since = day;
    start.decided_by = text_of(told, "decided_by");
    start.registry_number = text_of(told, "registry_number");
    start.review_on = maybe_day(told, "review_on");
    auto all = done(start);
    std::int64_t order = 0;
    for_each_item(told, "goals", [&](json::Node goal) {
        set_day(day);
        if (all) all = tell_goal(goal, start.area, order++);
    });
    return all;
}

Result<Done> ToldGoals::tell_goal(json::Node told, Id<Area> area, std::int64_t order)
{
    goals::PutGoal goal;
    goal.sentence = text_of(told, "sentence");
    goal.goal = Id<goals::Goal>(m_ids.of("goal", goal.sentence));
    goal.area = area;
    goal.by = day_of(told, "by");
    goal.sort_order = order;
    auto all = done(goal);
    auto const set_at = m_clock.now();
    std::int64_t place = 0;
    for_each_item(told, "indicators", [&](json::Node indicator) {
        m_clock.set(set_at);
        if (all) all = tell_indicator(indicator, goal.goal, place++);
    });
    return all;
}

Result<Done> ToldGoals::tell_indicator(json::Node told, Id<goals::Goal> goal, std::int64_t order)
{
    goals::PutIndicator indicator;
    static_cast<goals::IndicatorDetails&>(indicator) = details_of(told);
    indicator.indicator =
        Id<goals::Indicator>(m_ids.of("indicator", goal.text() + " " + indicator.measures.value));
    indicator.goal = goal;
    indicator.sort_order = order;
    auto set = work::execute(m_runtime, coordinator(), indicator);
    if (!set && lacks_rounds(indicator, set.error())) {
        indicator.baseline_from.reset();
        indicator.baseline_to.reset();
        set = work::execute(m_runtime, coordinator(), indicator);
    }
    if (!set) return refuse(set);
    return told.member("measurements") ? tell_measurements(told, indicator.indicator) : Done{};
}

Result<Done> ToldGoals::tell_measurements(json::Node told, Id<goals::Indicator> indicator)
{
    Result<Done> all = Done{};
    for_each_item(told, "measurements", [&](json::Node measured) {
        if (!all) return;
        goals::Measure measure;
        measure.indicator = indicator;
        measure.day = day_of(measured, "day");
        measure.measurement =
            Id<goals::Measurement>(m_ids.of("measurement", indicator.text() + " " + measure.day.text()));
        measure.value = number_of(measured, "value");
        measure.answers = answers_of(measured, "answers");
        measure.source = text_of(measured, "source");
        measure.note = maybe_text(measured, "note").value_or("");
        set_day(measure.day.plus(1));
        all = done(measure);
    });
    return all;
}

template <class Command>
Result<Done> ToldGoals::done(Command const& command)
{
    auto const result = work::execute(m_runtime, coordinator(), command);
    if (!result) return refuse(result);
    return Done{};
}

access::Actor ToldGoals::coordinator()
{
    auto const membership = Id<Membership>(m_ids.of("membership", text_of(m_goals, "by")));
    std::optional<access::Actor> loaded;
    m_database.read([&](sql::Transaction& transaction) {
        loaded = access::load_actor(transaction, m_ids.tenant(), membership, swedish_time(m_clock.now()).day);
    });
    if (!loaded) throw BrokenFile("by");
    return *loaded;
}

void ToldGoals::set_day(Day day) { m_clock.set(utc_of(LocalTime::at(day, 13, 0))); }

}  // namespace samsyn::demo

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/store/goal_store.h"

#include "lib/sql/enum_column.h"

namespace samsyn::goals {
namespace {

constexpr auto goal_columns =
    "SELECT g.id, g.area, g.sentence, g.sort_order, g.by_day, g.set_on, g.ended_on, g.ended_reason, "
    "g.version "
    "FROM goals g ";
constexpr auto indicator_columns =
    "SELECT i.id, i.goal, i.measures, i.source, i.category, i.unit, i.wanted, i.baseline, i.baseline_from, "
    "i.baseline_to, i.baseline_source, i.baseline_answers, i.target, i.by_day, i.sort_order, i.set_on, "
    "i.ended_on, i.ended_reason, i.version, i.counted_mean, i.counted_variance, i.counted_rounds, "
    "i.counted_left_out, i.counted_expected, i.counted_answered, i.counted_first, i.counted_last "
    "FROM goal_indicators i ";
constexpr auto measurement_columns =
    "SELECT m.id, m.indicator, m.day, m.value, m.answers, m.source, m.note, m.withdrawn_reason, m.version "
    "FROM goal_measurements m ";

std::optional<Answers> answers_in(sql::Row const& row, int column)
{
    auto const number = row.optional_integer(column);
    return number ? std::optional(Answers(*number)) : std::nullopt;
}

Start read_start(sql::Row const& row)
{
    Start start;
    start.area = row.id<Area>(0);
    start.reason = row.text(1);
    start.since = row.day(2);
    start.decided_by = row.text(3);
    start.registry_number = row.text(4);
    start.review_on = row.optional_day(5);
    start.version = row.integer(6);
    return start;
}

Goal read_goal(sql::Row const& row)
{
    Goal goal;
    goal.id = row.id<Goal>(0);
    goal.area = row.id<Area>(1);
    goal.sentence = row.text(2);
    goal.sort_order = row.integer(3);
    goal.by = row.optional_day(4);
    goal.set_on = row.day(5);
    goal.ended_on = row.optional_day(6);
    goal.ended_reason = row.text(7);
    goal.version = row.integer(8);
    return goal;
}

CountedRounds read_counted(sql::Row const& row, int from)
{
    CountedRounds counted;
    if (row.is_null(from)) return counted;
    counted.mean = row.number(from);
    counted.variance = row.number(from + 1);
    counted.rounds = row.integer(from + 2);
    counted.left_out = row.integer(from + 3);
    counted.expected = row.integer(from + 4);
    counted.answered = row.integer(from + 5);
    counted.first = row.optional_day(from + 6);
    counted.last = row.optional_day(from + 7);
    return counted;
}

Indicator read_indicator(sql::Row const& row)
{
    Indicator indicator;
    indicator.id = row.id<Indicator>(0);
    indicator.goal = row.id<Goal>(1);
    indicator.measures = row.text(2);
    indicator.source = sql::read_enum<IndicatorSource>(row, 3);
    if (auto const category = row.optional_text(4)) indicator.category = Text<40>(*category);
    indicator.unit = row.text(5);
    indicator.wanted = sql::read_enum<Direction>(row, 6);
    indicator.baseline = row.optional_number(7);
    indicator.baseline_from = row.optional_day(8);
    indicator.baseline_to = row.optional_day(9);
    indicator.baseline_source = row.text(10);
    indicator.baseline_answers = answers_in(row, 11);
    indicator.target = row.number(12);
    indicator.by = row.optional_day(13);
    indicator.sort_order = row.integer(14);
    indicator.set_on = row.day(15);
    indicator.ended_on = row.optional_day(16);
    indicator.ended_reason = row.text(17);
    indicator.version = row.integer(18);
    indicator.counted = read_counted(row, 19);
    return indicator;
}

Measurement read_measurement(sql::Row const& row)
{
    Measurement measurement;
    measurement.id = row.id<Measurement>(0);
    measurement.indicator = row.id<Indicator>(1);
    measurement.day = row.day(2);
    measurement.value = row.number(3);
    measurement.answers = answers_in(row, 4);
    measurement.source = row.text(5);
    measurement.note = row.text(6);
    measurement.withdrawn_reason = row.text(7);
    measurement.version = row.integer(8);
    return measurement;
}

}  // namespace

std::optional<Start> GoalStore::start(Id<Area> area)
{
    return m_transaction.first(
        "SELECT area, reason, since, decided_by, registry_number, review_on, version FROM area_starts "
        "WHERE tenant = $1 AND area = $2",
        read_start, m_tenant, area);
}

void GoalStore::save(Start const& start, UtcTime at)
{
    m_transaction.change(
        "INSERT INTO area_starts (tenant, area, reason, since, decided_by, registry_number, review_on, "
        "version, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (tenant, area) "
        "DO UPDATE SET reason = $3, since = $4, decided_by = $5, registry_number = $6, review_on = $7, "
        "version = $8, changed_at = $9",
        m_tenant, start.area, start.reason, start.since, start.decided_by, start.registry_number,
        start.review_on, start.version, at);
}

std::optional<Goal> GoalStore::goal(Id<Goal> id)
{
    return m_transaction.first(std::string(goal_columns) + "WHERE g.tenant = $1 AND g.id = $2", read_goal,
                               m_tenant, id);
}

std::vector<Goal> GoalStore::goals(Id<Area> area)
{
    return m_transaction.list(std::string(goal_columns) +
                                  "WHERE g.tenant = $1 AND g.area = $2 ORDER BY g.sort_order, g.set_on, g.id",
                              read_goal, m_tenant, area);
}

void GoalStore::insert(Goal const& goal)
{
    m_transaction.change(
        "INSERT INTO goals (tenant, id, area, sentence, sort_order, by_day, set_on) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        m_tenant, goal.id, goal.area, goal.sentence, goal.sort_order, goal.by, goal.set_on);
}

void GoalStore::save(Goal const& goal)
{
    m_transaction.change(
        "UPDATE goals SET sentence = $3, sort_order = $4, by_day = $5, ended_on = $6, ended_reason = $7, "
        "version = $8 WHERE tenant = $1 AND id = $2",
        m_tenant, goal.id, goal.sentence, goal.sort_order, goal.by, goal.ended_on, goal.ended_reason,
        goal.version);
}

std::optional<Indicator> GoalStore::indicator(Id<Indicator> id)
{
    return m_transaction.first(std::string(indicator_columns) + "WHERE i.tenant = $1 AND i.id = $2",
                               read_indicator, m_tenant, id);
}

std::vector<Indicator> GoalStore::indicators(Id<Area> area)
{
    return m_transaction.list(
        std::string(indicator_columns) +
            "JOIN goals g ON g.tenant = i.tenant AND g.id = i.goal WHERE g.tenant = $1 AND g.area = $2 "
            "ORDER BY i.sort_order, i.set_on, i.id",
        read_indicator, m_tenant, area);
}

void GoalStore::insert(Indicator const& indicator)
{
    m_transaction.change(
        "INSERT INTO goal_indicators (tenant, id, goal, measures, source, category, wanted, target, "
        "sort_order, set_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        m_tenant, indicator.id, indicator.goal, indicator.measures, enum_text(indicator.source),
        indicator.category, enum_text(indicator.wanted), indicator.target, indicator.sort_order,
        indicator.set_on);
    save(indicator);
}

void GoalStore::save(Indicator const& indicator)
{
    auto const& counted = indicator.counted;
    m_transaction.change(
        "UPDATE goal_indicators SET measures = $3, source = $4, category = $5, unit = $6, wanted = $7, "
        "baseline = $8, baseline_from = $9, baseline_to = $10, baseline_source = $11, baseline_answers = "
        "$12, target = $13, by_day = $14, sort_order = $15, ended_on = $16, ended_reason = $17, "
        "version = $18, counted_mean = $19, counted_variance = $20, counted_rounds = $21, "
        "counted_left_out = $22, counted_expected = $23, counted_answered = $24, counted_first = $25, "
        "counted_last = $26 WHERE tenant = $1 AND id = $2",
        m_tenant, indicator.id, indicator.measures, enum_text(indicator.source), indicator.category,
        indicator.unit, enum_text(indicator.wanted), indicator.baseline, indicator.baseline_from,
        indicator.baseline_to, indicator.baseline_source, indicator.baseline_answers, indicator.target,
        indicator.by, indicator.sort_order, indicator.ended_on, indicator.ended_reason, indicator.version,
        counted.mean, counted.variance, counted.rounds, counted.left_out, counted.expected, counted.answered,
        counted.first, counted.last);
}

std::optional<Measurement> GoalStore::measurement(Id<Measurement> id)
{
    return m_transaction.first(std::string(measurement_columns) + "WHERE m.tenant = $1 AND m.id = $2",
                               read_measurement, m_tenant, id);
}

std::vector<Measurement> GoalStore::measurements(Id<Area> area)
{
    return m_transaction.list(
        std::string(measurement_columns) +
            "JOIN goal_indicators i ON i.tenant = m.tenant AND i.id = m.indicator "
            "JOIN goals g ON g.tenant = i.tenant AND g.id = i.goal WHERE g.tenant = $1 AND g.area = $2 "
            "ORDER BY m.day, m.id",
        read_measurement, m_tenant, area);
}

void GoalStore::insert(Measurement const& measurement)
{
    m_transaction.change(
        "INSERT INTO goal_measurements (tenant, id, indicator, day, value, answers, source, note, "
        "withdrawn_reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        m_tenant, measurement.id, measurement.indicator, measurement.day, measurement.value,
        measurement.answers, measurement.source, measurement.note, measurement.withdrawn_reason);
}

void GoalStore::save(Measurement const& measurement)
{
    m_transaction.change(
        "UPDATE goal_measurements SET day = $3, value = $4, answers = $5, source = $6, note = $7, "
        "withdrawn_reason = $8, version = $9 WHERE tenant = $1 AND id = $2",
        m_tenant, measurement.id, measurement.day, measurement.value, measurement.answers, measurement.source,
        measurement.note, measurement.withdrawn_reason, measurement.version);
}

std::vector<GoalStore::Change> GoalStore::changes(Id<Area> area, int most)
{
    return m_transaction.list(
        "SELECT c.changed, c.subject, c.fields, c.reason, o.name, c.changed_at FROM goal_changes c "
        "JOIN organisations o ON o.tenant = c.tenant AND o.id = c.organisation "
        "WHERE c.tenant = $1 AND c.area = $2 ORDER BY c.changed_at DESC, c.version DESC, c.id LIMIT $3",
        [](sql::Row const& row) {
            return Change{sql::read_enum<Changed>(row, 0),
                          row.uuid(1),
                          row.text(2),
                          row.text(3),
                          row.text(4),
                          row.time(5)};
        },
        m_tenant, area, most);
}

void GoalStore::remember(NewChange const& change)
{
    m_transaction.change(
        "INSERT INTO goal_changes (tenant, id, area, changed, subject, version, fields, reason, "
        "organisation, author, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        m_tenant, change.id, change.area, enum_text(change.changed), change.subject, change.version,
        change.fields, change.reason, change.organisation, change.author, change.at);
}

}  // namespace samsyn::goals

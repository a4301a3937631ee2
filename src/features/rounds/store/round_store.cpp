// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/store/round_store.h"

#include "lib/base/check.h"

namespace samsyn::rounds {
namespace {

constexpr auto rhythm_columns =
    "id, area, starts_on, length_days, deadline_days, deadline_minute, checklist_code, first_number, "
    "needs_review, reminder_plan, reminders_version, reminders_changed_at";

RhythmOfArea read_rhythm(sql::Row const& row)
{
    auto const rhythm = Rhythm::of(row.day(2), static_cast<std::int32_t>(row.integer(3)));
    check(rhythm.has_value());  // the table allows no other length
    auto const minute = static_cast<int>(row.integer(5));
    return {row.uuid(0),     row.id<Area>(1),
            *rhythm,         {static_cast<std::int32_t>(row.integer(4)), {minute / 60, minute % 60}},
            row.text(6),     static_cast<std::int32_t>(row.integer(7)),
            row.flag(8),     row.text(9),
            row.integer(10), row.optional_time(11)};
}

constexpr auto round_columns =
    "id, area, number, first_day, last_day, deadline, checklist, needs_review, opened_at, closed_at, version";

Round read_round(sql::Row const& row)
{
    Round round;
    round.id = row.id<Round>(0);
    round.area = row.id<Area>(1);
    round.number = static_cast<std::int32_t>(row.integer(2));
    round.days = {row.day(3), row.day(4)};
    round.deadline = row.time(5);
    round.checklist = row.id<Checklist>(6);
    round.needs_review = row.flag(7);
    round.opened_at = row.time(8);
    round.closed_at = row.optional_time(9);
    round.version = row.integer(10);
    return round;
}

constexpr auto expectation_columns =
    "round, operation, organisation, reminders_sent, excused_reason, late_allowed_reason";

Expectation read_expectation(sql::Row const& row)
{
    return {row.id<Round>(0),        row.id<Operation>(1),
            row.id<Organisation>(2), static_cast<int>(row.integer(3)),
            row.optional_text(4),    row.optional_text(5)};
}

std::string select(char const* columns, char const* rest)
{
    return std::string("SELECT ") + columns + " FROM " + rest;
}

}  // namespace

void RoundStore::insert_rhythm(RhythmOfArea const& rhythm, UtcTime now)
{
    auto const& due = rhythm.deadline_rule;
    m_transaction.change(
        "INSERT INTO rhythms (tenant, id, area, starts_on, length_days, deadline_days, deadline_minute, "
        "checklist_code, first_number, needs_review, reminder_plan, reminders_version, "
        "reminders_changed_at, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        m_tenant, rhythm.id, rhythm.area, rhythm.rhythm.start(), rhythm.rhythm.length(), due.days_after,
        due.time.hour * 60 + due.time.minute, rhythm.checklist_code, rhythm.first_number, rhythm.needs_review,
        rhythm.reminder_plan, rhythm.reminders_version, rhythm.reminders_changed_at, now);
}

void RoundStore::save_reminders(RhythmOfArea const& rhythm)
{
    m_transaction.change(
        "UPDATE rhythms SET reminder_plan = $3, reminders_version = $4, reminders_changed_at = $5 "
        "WHERE tenant = $1 AND area = $2",
        m_tenant, rhythm.area, rhythm.reminder_plan, rhythm.reminders_version, rhythm.reminders_changed_at);
}

std::optional<RhythmOfArea> RoundStore::rhythm(Id<Area> area, Day day)
{
    auto const in_force = m_transaction.first(
        select(rhythm_columns,
               "rhythms WHERE tenant = $1 AND area = $2 AND starts_on <= $3 ORDER BY starts_on DESC LIMIT 1"),
        read_rhythm, m_tenant, area, day);
    if (in_force) return in_force;
    return m_transaction.first(
        select(rhythm_columns, "rhythms WHERE tenant = $1 AND area = $2 ORDER BY starts_on LIMIT 1"),
        read_rhythm, m_tenant, area);
}

std::vector<Id<Area>> RoundStore::areas_with_rhythm()
{
    return m_transaction.list(
        "SELECT DISTINCT r.area FROM rhythms r JOIN areas a ON a.tenant = r.tenant AND a.id = r.area "
        "WHERE r.tenant = $1 AND a.valid_to IS NULL",
        [](sql::Row const& row) { return row.id<Area>(0); }, m_tenant);
}

void RoundStore::insert(Round const& round)
{
    m_transaction.change(
        "INSERT INTO rounds (tenant, id, area, number, first_day, last_day, deadline, checklist, "
        "needs_review, "
        "opened_at, closed_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        m_tenant, round.id, round.area, round.number, round.days.first, round.days.last, round.deadline,
        round.checklist, round.needs_review, round.opened_at, round.closed_at, round.version);
}

void RoundStore::save_closed(Round const& round)
{
    m_transaction.change("UPDATE rounds SET closed_at = $1, version = $2 WHERE tenant = $3 AND id = $4",
                         round.closed_at, round.version, m_tenant, round.id);
}

std::optional<Round> RoundStore::find(Id<Round> id)
{
    return m_transaction.first(select(round_columns, "rounds WHERE tenant = $1 AND id = $2"), read_round,
                               m_tenant, id);
}

std::optional<Round> RoundStore::latest(Id<Area> area)
{
    return m_transaction.first(
        select(round_columns, "rounds WHERE tenant = $1 AND area = $2 ORDER BY number DESC LIMIT 1"),
        read_round, m_tenant, area);
}

std::optional<Round> RoundStore::holding(Id<Area> area, Day day)
{
    return m_transaction.first(
        select(round_columns,
               "rounds WHERE tenant = $1 AND area = $2 AND first_day <= $3 AND last_day >= $3"),
        read_round, m_tenant, area, day);
}

std::vector<Round> RoundStore::of_area(Id<Area> area, int limit)
{
    return m_transaction.list(
        select(round_columns, "rounds WHERE tenant = $1 AND area = $2 ORDER BY number DESC LIMIT $3"),
        read_round, m_tenant, area, limit);
}

std::vector<Round> RoundStore::closed(Id<Area> area, int limit)
{
    return m_transaction.list(select(round_columns,
                                     "rounds WHERE tenant = $1 AND area = $2 AND closed_at IS NOT NULL "
                                     "ORDER BY number DESC LIMIT $3"),
                              read_round, m_tenant, area, limit);
}

std::vector<Round> RoundStore::open_rounds()
{
    return m_transaction.list(
        select(round_columns, "rounds WHERE tenant = $1 AND closed_at IS NULL ORDER BY area, number"),
        read_round, m_tenant);
}

std::int64_t RoundStore::fix_expectations(Round const& round, Day on)
{
    return m_transaction.change(
        "INSERT INTO round_expectations (tenant, round, operation, organisation) "
        "SELECT DISTINCT r.tenant, r.id, i.operation, o.organisation FROM rounds r "
        "JOIN inventory i ON i.tenant = r.tenant AND i.area = r.area "
        "JOIN operations o ON o.tenant = i.tenant AND o.id = i.operation "
        "WHERE r.tenant = $1 AND r.id = $2 AND i.valid_from <= $3 AND (i.valid_to IS NULL OR i.valid_to > "
        "$3) "
        "AND o.valid_from <= $3 AND (o.valid_to IS NULL OR o.valid_to > $3)",
        m_tenant, round.id, on);
}

std::vector<Expectation> RoundStore::expectations(Id<Round> round)
{
    return m_transaction.list(
        select(expectation_columns, "round_expectations WHERE tenant = $1 AND round = $2 ORDER BY operation"),
        read_expectation, m_tenant, round);
}

std::optional<Expectation> RoundStore::expectation(Id<Round> round, Id<Operation> operation)
{
    return m_transaction.first(
        select(expectation_columns, "round_expectations WHERE tenant = $1 AND round = $2 AND operation = $3"),
        read_expectation, m_tenant, round, operation);
}

void RoundStore::save(Expectation const& expectation)
{
    m_transaction.change(
        "UPDATE round_expectations SET reminders_sent = $1, excused_reason = $2, late_allowed_reason = $3 "
        "WHERE tenant = $4 AND round = $5 AND operation = $6",
        expectation.reminders_sent, expectation.excused_reason, expectation.late_allowed_reason, m_tenant,
        expectation.round, expectation.operation);
}

}  // namespace samsyn::rounds

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/store/round_view_store.h"

namespace samsyn::rounds {
namespace {

RoundViewStore::Line read_line(sql::Row const& row)
{
    RoundViewStore::Line line;
    line.operation = row.id<Operation>(0);
    line.name = row.text(1);
    line.organisation = row.id<Organisation>(2);
    line.organisation_name = row.text(3);
    line.is_external = row.flag(4);
    line.reminders_sent = static_cast<int>(row.integer(5));
    line.excused_reason = row.optional_text(6);
    line.late_allowed_reason = row.optional_text(7);
    line.report = row.optional_id<Report>(8);
    if (!line.report) return line;
    line.is_nothing = row.flag(9);
    line.is_late = row.flag(10);
    line.submitted_at = row.optional_time(11);
    line.reviewed_at = row.optional_time(12);
    line.returned_at = row.optional_time(13);
    line.corrected_at = row.optional_time(14);
    line.observations = row.integer(15);
    return line;
}

RoundViewStore::Task read_task(sql::Row const& row)
{
    return {row.id<Round>(0),      row.id<Operation>(1), row.text(2),
            row.text(3),           row.integer(4),       {row.day(5), row.day(6)},
            row.time(7),           row.optional_time(8), row.optional_id<Report>(9),
            row.optional_time(10), row.optional_text(11)};
}

}  // namespace

RoundViewStore::NamedArea RoundViewStore::area(Id<Area> id)
{
    return m_transaction
        .first(
            "SELECT code, name FROM areas WHERE tenant = $1 AND id = $2",
            [](sql::Row const& row) {
                return NamedArea{row.text(0), row.text(1)};
            },
            m_tenant, id)
        .value_or(NamedArea{});
}

RoundViewStore::Counts RoundViewStore::counts(Id<Round> round)
{
    return m_transaction
        .first(
            "SELECT COUNT(*), COUNT(r.id), COALESCE(SUM(r.is_late), 0), "
            "COALESCE(SUM(CASE WHEN r.id IS NOT NULL AND r.reviewed_at IS NULL THEN 1 ELSE 0 END), 0) "
            "FROM round_expectations e LEFT JOIN reports r "
            "ON r.tenant = e.tenant AND r.round = e.round AND r.operation = e.operation "
            "WHERE e.tenant = $1 AND e.round = $2 AND (e.excused_reason IS NULL OR r.id IS NOT NULL)",
            [](sql::Row const& row) {
                return Counts{row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
            },
            m_tenant, round)
        .value_or(Counts{});
}

std::vector<RoundViewStore::Line> RoundViewStore::lines(Id<Round> round)
{
    return m_transaction.list(
        "SELECT e.operation, p.name, e.organisation, o.name, p.is_external, e.reminders_sent, "
        "e.excused_reason, "
        "e.late_allowed_reason, r.id, r.is_nothing, r.is_late, r.submitted_at, r.reviewed_at, r.returned_at, "
        "r.corrected_at, (SELECT COUNT(*) FROM observations s WHERE s.tenant = e.tenant AND s.report = r.id) "
        "FROM round_expectations e JOIN operations p ON p.tenant = e.tenant AND p.id = e.operation "
        "JOIN organisations o ON o.tenant = e.tenant AND o.id = e.organisation "
        "LEFT JOIN reports r ON r.tenant = e.tenant AND r.round = e.round AND r.operation = e.operation "
        "WHERE e.tenant = $1 AND e.round = $2 ORDER BY p.name, e.operation",
        read_line, m_tenant, round);
}

std::vector<RoundViewStore::Task> RoundViewStore::tasks(Id<Membership> membership)
{
    return m_transaction.list(
        "SELECT d.id, e.operation, p.name, a.name, d.number, d.first_day, d.last_day, d.deadline, "
        "d.closed_at, r.id, "
        "r.submitted_at, r.return_question FROM membership_operations m "
        "JOIN round_expectations e ON e.tenant = m.tenant AND e.operation = m.operation "
        "JOIN rounds d ON d.tenant = e.tenant AND d.id = e.round "
        "JOIN areas a ON a.tenant = d.tenant AND a.id = d.area "
        "JOIN operations p ON p.tenant = e.tenant AND p.id = e.operation "
        "LEFT JOIN reports r ON r.tenant = e.tenant AND r.round = e.round AND r.operation = e.operation "
        "WHERE m.tenant = $1 AND m.membership = $2 AND e.excused_reason IS NULL "
        "AND (d.closed_at IS NULL OR (e.late_allowed_reason IS NOT NULL AND r.id IS NULL)) "
        "ORDER BY d.deadline, p.name",
        read_task, m_tenant, membership);
}

std::vector<RoundViewStore::NamedPlace> RoundViewStore::places(Id<Area> area, Day on)
{
    return m_transaction.list(
        "SELECT id, name, lon, lat FROM places WHERE tenant = $1 AND area = $2 AND valid_from <= $3 "
        "AND (valid_to IS NULL OR valid_to > $3) ORDER BY name",
        [](sql::Row const& row) {
            return NamedPlace{row.id<observations::Place>(0), row.text(1), row.optional_number(2),
                              row.optional_number(3)};
        },
        m_tenant, area, on);
}

std::vector<RoundViewStore::NamedCategory> RoundViewStore::categories()
{
    return m_transaction.list(
        "SELECT code, name_sv, name_en, kind, needs_place, is_police_first, default_severity FROM categories "
        "WHERE tenant = $1 ORDER BY sort_order, code",
        [](sql::Row const& row) {
            return NamedCategory{row.text(0), {row.text(1), row.text(2)},
                                 row.text(3), row.flag(4),
                                 row.flag(5), row.integer(6)};
        },
        m_tenant);
}

}  // namespace samsyn::rounds

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/store/basis_store.h"

#include <set>

#include "lib/base/check.h"
#include "lib/base/swedish_calendar.h"

namespace samsyn::publishing {

BasisStore::Municipality BasisStore::municipality()
{
    auto const found = m_transaction.first(
        "SELECT code, name FROM tenants WHERE id = $1",
        [](sql::Row const& row) {
            return Municipality{row.text(0), row.text(1)};
        },
        m_tenant);
    check(found.has_value());
    return *found;
}

std::vector<BasisStore::AreaRow> BasisStore::areas()
{
    return m_transaction.list(
        "SELECT a.id, a.code, a.name, COALESCE(p.code, ''), CASE WHEN a.kind = 'place' THEN 1 ELSE 0 END "
        "FROM areas a LEFT JOIN areas p ON p.tenant = a.tenant AND p.id = a.parent WHERE a.tenant = $1 "
        "ORDER BY a.sort_order, a.code",
        [](sql::Row const& row) {
            return AreaRow{row.id<Area>(0), row.text(1), row.text(2), row.text(3), row.flag(4)};
        },
        m_tenant);
}

std::vector<BasisStore::CategoryRow> BasisStore::categories()
{
    return m_transaction.list(
        "SELECT code, COALESCE(parent, ''), name_sv, name_en, is_public_allowed, is_police_first "
        "FROM categories WHERE tenant = $1 ORDER BY sort_order, code",
        [](sql::Row const& row) {
            return CategoryRow{
                row.text(0), row.text(1), {row.text(2), row.text(3)}, row.flag(4), row.flag(5)};
        },
        m_tenant);
}

std::map<std::string, std::vector<std::string>> BasisStore::categories_of_questions()
{
    std::map<std::string, std::vector<std::string>> found;
    m_transaction.for_each(
        "SELECT DISTINCT question, category FROM checklist_question_categories WHERE tenant = $1 "
        "ORDER BY question, category",
        [&](sql::Row const& row) { found[row.text(0)].push_back(row.text(1)); }, m_tenant);
    return found;
}

std::vector<BasisStore::EditionRow> BasisStore::editions(DaySpan const& days)
{
    return m_transaction.list(
        "SELECT e.area, e.first_day, e.last_day, e.hash, e.content FROM editions e WHERE e.tenant = $1 "
        "AND e.first_day <= $3 AND e.last_day >= $2 ORDER BY e.area, e.first_day",
        [](sql::Row const& row) {
            return EditionRow{row.id<Area>(0), {row.day(1), row.day(2)}, row.text(3), row.text(4)};
        },
        m_tenant, days.first, days.last);
}

namespace {

// Every observation of the tenant that counts publicly, with when it was accepted and whether that was after
// the month it happened in had been counted ($1 the tenant). The same for all who count them.
constexpr auto counting =
    "(SELECT o.tenant, o.area, o.category, o.owner, o.count, o.counted_on, o.x, o.y, o.precision, "
    "COALESCE(p.submitted_at, o.created_at) AS accepted, CASE WHEN COALESCE(p.is_late, 0) = 1 OR EXISTS "
    "(SELECT 1 FROM releases r WHERE r.tenant = o.tenant AND r.kind = 'regular' AND r.number IS NOT NULL "
    "AND r.first_day <= o.counted_on AND r.last_day >= o.counted_on "
    "AND r.counted_at <= COALESCE(p.submitted_at, o.created_at)) THEN 1 ELSE 0 END AS belated "
    "FROM observations o LEFT JOIN reports p ON p.tenant = o.tenant AND p.id = o.report "
    "WHERE o.tenant = $1 AND o.merged_into IS NULL AND o.is_reviewed = 1 AND o.class <> 'secrecy' "
    "AND o.audience <> 'own' AND o.state IN ('shared', 'published')) s "
    "JOIN areas a ON a.tenant = s.tenant AND a.id = s.area WHERE s.accepted < $6 "
    "AND ((s.belated = 0 AND s.counted_on >= $2 AND s.counted_on <= $3) "
    "OR (s.belated = 1 AND s.accepted >= $4 AND s.accepted < $5)) ";

}  // namespace

std::vector<BasisStore::CountRow> BasisStore::counts(DaySpan const& month, UtcTime counted_at)
{
    return m_transaction.list(
        std::string("SELECT a.code, s.category, s.owner, SUM(s.count) FROM ") + counting +
            "GROUP BY a.code, s.category, s.owner ORDER BY a.code, s.category, s.owner",
        [](sql::Row const& row) {
            return CountRow{row.text(0), row.text(1), row.id<Organisation>(2), row.integer(3)};
        },
        m_tenant, month.first, month.last, start_of(month.first), start_of(month.last.plus(1)), counted_at);
}

std::vector<BasisStore::PositionRow> BasisStore::positions(DaySpan const& month, UtcTime counted_at)
{
    return m_transaction.list(
        std::string("SELECT a.code, s.category, s.x, s.y, SUM(s.count) FROM ") + counting +
            "AND s.x IS NOT NULL AND s.precision <> 'area' AND a.positions = 'point' "
            "GROUP BY a.code, s.category, s.x, s.y ORDER BY a.code, s.category, s.x, s.y",
        [](sql::Row const& row) {
            return PositionRow{row.text(0), row.text(1), row.number(2), row.number(3), row.integer(4)};
        },
        m_tenant, month.first, month.last, start_of(month.first), start_of(month.last.plus(1)), counted_at);
}

std::vector<std::string> BasisStore::addresses_of_expected(std::vector<Id<Area>> const& areas,
                                                           DaySpan const& days)
{
    std::set<std::string> addresses;
    for (auto const& area : areas)
        m_transaction.for_each(
            "WITH RECURSIVE counted (id) AS (SELECT a.id FROM areas a WHERE a.tenant = $1 AND a.id = $2 "
            "UNION SELECT a.id FROM counted c JOIN areas a ON a.tenant = $1 AND a.parent = c.id) "
            "SELECT DISTINCT o.contact_email FROM rounds r JOIN round_expectations e ON e.tenant = r.tenant "
            "AND e.round = r.id JOIN operations o ON o.tenant = e.tenant AND o.id = e.operation "
            "WHERE r.tenant = $1 AND r.area IN (SELECT id FROM counted) AND r.first_day <= $4 AND r.last_day "
            ">= $3 "
            "AND o.contact_email IS NOT NULL AND o.contact_email <> ''",
            [&](sql::Row const& row) { addresses.insert(row.text(0)); }, m_tenant, area, days.first,
            days.last);
    return {addresses.begin(), addresses.end()};
}

}  // namespace samsyn::publishing

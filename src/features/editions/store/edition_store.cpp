// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/store/edition_store.h"

#include "lib/sql/enum_column.h"

namespace samsyn::editions {
namespace {

std::string select(std::string const& rest)
{
    return "SELECT e.id, e.assessment, e.area, e.owner, e.number, e.first_day, e.last_day, e.content, "
           "e.hash, "
           "e.frozen_by, e.frozen_at, e.audience, e.version, e.bad_levels, e.warn_levels FROM editions e "
           "WHERE " +
           rest;
}

EditionStore::Row read_row(sql::Row const& row)
{
    return {row.id<Edition>(0),
            row.id<Assessment>(1),
            row.id<Area>(2),
            row.id<Organisation>(3),
            row.integer(4),
            {row.day(5), row.day(6)},
            row.text(7),
            row.text(8),
            row.id<Membership>(9),
            row.time(10),
            sql::read_enum<access::Audience>(row, 11),
            row.integer(12),
            row.integer(13),
            row.integer(14)};
}

EditionStore::Listed read_listed(sql::Row const& row)
{
    return {row.id<Edition>(0), row.id<Area>(1), row.text(2),
            row.text(3),        row.integer(4),  {row.day(5), row.day(6)},
            row.text(7),        row.time(8),     sql::read_enum<access::Audience>(row, 9),
            row.integer(10),    row.integer(11)};
}

}  // namespace

void EditionStore::insert(Row const& edition)
{
    m_transaction.change(
        "INSERT INTO editions (tenant, id, assessment, area, owner, number, first_day, last_day, content, "
        "hash, "
        "frozen_by, frozen_at, audience, bad_levels, warn_levels) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        m_tenant, edition.id, edition.assessment, edition.area, edition.owner, edition.number,
        edition.days.first, edition.days.last, edition.content, edition.hash, edition.frozen_by,
        edition.frozen_at, enum_text(edition.audience), edition.bad_levels, edition.warn_levels);
}

void EditionStore::share(Id<Edition> id, access::Audience audience, std::int64_t version)
{
    m_transaction.change("UPDATE editions SET audience = $3, version = $4 WHERE tenant = $1 AND id = $2",
                         m_tenant, id, enum_text(audience), version);
}

std::optional<EditionStore::Row> EditionStore::find(Id<Edition> id)
{
    return m_transaction.first(select("e.tenant = $1 AND e.id = $2"), read_row, m_tenant, id);
}

std::optional<EditionStore::Row> EditionStore::of_period(Id<Area> area, Day first_day)
{
    return m_transaction.first(select("e.tenant = $1 AND e.area = $2 AND e.first_day = $3"), read_row,
                               m_tenant, area, first_day);
}

std::optional<EditionStore::Row> EditionStore::before(Id<Area> area, Day first_day)
{
    return m_transaction.first(
        select("e.tenant = $1 AND e.area = $2 AND e.first_day < $3 ORDER BY e.first_day DESC LIMIT 1"),
        read_row, m_tenant, area, first_day);
}

std::optional<EditionStore::Row> EditionStore::after(Id<Area> area, Day first_day)
{
    return m_transaction.first(
        select("e.tenant = $1 AND e.area = $2 AND e.first_day > $3 ORDER BY e.first_day LIMIT 1"), read_row,
        m_tenant, area, first_day);
}

std::int64_t EditionStore::answers_after(Row const& edition)
{
    return m_transaction
        .first(
            "SELECT COUNT(*) FROM rounds r JOIN reports p ON p.tenant = r.tenant AND p.round = r.id "
            "WHERE r.tenant = $1 AND r.area = $2 AND r.first_day = $3 AND (p.submitted_at > $4 "
            "OR p.corrected_at > $4)",
            [](sql::Row const& row) { return row.integer(0); }, m_tenant, edition.area, edition.days.first,
            edition.frozen_at)
        .value_or(0);
}

std::optional<EditionStore::Row> EditionStore::newest(Id<Area> area)
{
    return m_transaction.first(select("e.tenant = $1 AND e.area = $2 ORDER BY e.number DESC LIMIT 1"),
                               read_row, m_tenant, area);
}

std::vector<EditionStore::Listed> EditionStore::list(access::Visible const& visible,
                                                     std::optional<Id<Area>> area, int limit, int offset)
{
    sql::Values values{sql::to_value(limit), sql::to_value(offset)};
    std::string of_area;
    if (area) {
        values.push_back(sql::to_value(*area));
        of_area = "e.area = $3 AND ";
    }
    auto const sql =
        "SELECT e.id, e.area, a.code, a.name, e.number, e.first_day, e.last_day, e.hash, e.frozen_at, "
        "e.audience, "
        "e.bad_levels, e.warn_levels FROM editions e JOIN areas a ON a.tenant = e.tenant AND a.id = e.area "
        "WHERE " +
        of_area + visible.predicate("e", static_cast<int>(values.size()) + 1) +
        " ORDER BY e.first_day DESC, a.sort_order, a.name, e.id LIMIT $1 OFFSET $2";
    visible.bind(values);
    std::vector<Listed> found;
    m_transaction.for_each_value(sql, values,
                                 [&](sql::Row const& row) { found.push_back(read_listed(row)); });
    return found;
}

}  // namespace samsyn::editions

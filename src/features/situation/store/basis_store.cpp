// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/store/basis_store.h"

namespace samsyn::situation {
namespace {

constexpr auto rows_sql =
    "SELECT o.category, o.source, COALESCE(w.name, ''), o.owner, g.name, COALESCE(i.file_name, ''), "
    "COALESCE(r.is_late, 0), CASE WHEN r.returned_at IS NULL THEN 0 ELSE 1 END, o.is_reviewed, "
    "CASE WHEN o.merged_into IS NULL THEN 0 ELSE 1 END, COALESCE(i.source, ''), "
    "COALESCE(i.licence, ''), COUNT(*), SUM(o.count) FROM observations o "
    "JOIN organisations g ON g.tenant = o.tenant AND g.id = o.owner "
    "LEFT JOIN operations w ON w.tenant = o.tenant AND w.id = o.operation "
    "LEFT JOIN imports i ON i.tenant = o.tenant AND i.id = o.import "
    "LEFT JOIN reports r ON r.tenant = o.tenant AND r.id = o.report "
    "WHERE o.counted_on >= $1 AND o.counted_on <= $2 AND ";
// By number: two of the columns are made here.
constexpr auto rows_end =
    " GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 ORDER BY 2, 5, 3, 6, 1, 7, 8, 9, 10";

BasisStore::Row read_row(sql::Row const& row)
{
    return {row.text(0),     row.text(1),    row.text(2),  row.id<Organisation>(3),
            row.text(4),     row.text(5),    row.flag(6),  row.flag(7),
            row.flag(8),     row.flag(9),    row.text(10), row.text(11),
            row.integer(12), row.integer(13)};
}

}  // namespace

std::vector<BasisStore::Row> BasisStore::rows(access::Visible const& reader, Id<Area> area,
                                              DaySpan const& days)
{
    auto const visible = reader.in_area(area);
    sql::Values values{sql::to_value(days.first), sql::to_value(days.last)};
    visible.bind(values);
    std::vector<Row> found;
    m_transaction.for_each_value(rows_sql + visible.predicate("o", 3) + rows_end, values,
                                 [&](sql::Row const& row) { found.push_back(read_row(row)); });
    return found;
}

std::int64_t BasisStore::excused(Uuid round)
{
    return m_transaction
        .first(
            "SELECT COUNT(*) FROM round_expectations e LEFT JOIN reports r ON r.tenant = e.tenant "
            "AND r.round = e.round AND r.operation = e.operation "
            "WHERE e.tenant = $1 AND e.round = $2 AND e.excused_reason IS NOT NULL AND r.id IS NULL",
            [](sql::Row const& row) { return row.integer(0); }, m_tenant, round)
        .value_or(0);
}

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/store/seen_store.h"

#include "lib/sql/enum_column.h"

#include "src/features/situation/store/when_column.h"

namespace samsyn::situation {
namespace {

constexpr auto seen_sql =
    "SELECT o.counted_on, o.category, o.source, o.count, o.place, "
    "CASE WHEN o.precision = 'area' THEN NULL ELSE o.x END, o.y, o.time_precision, o.occurred_from, "
    "o.occurred_to, o.recurring_weekdays, o.recurring_from_minute, o.recurring_to_minute FROM observations o "
    "WHERE o.counted_on >= $1 AND o.counted_on <= $2 AND o.merged_into IS NULL AND o.is_reviewed = 1 AND ";

SeenStore::Row read_row(sql::Row const& row)
{
    SeenStore::Row seen;
    seen.counted_on = row.day(0);
    seen.category = row.text(1);
    seen.source = sql::read_enum<observations::Source>(row, 2);
    seen.count = row.integer(3);
    seen.place = row.optional_id<observations::Place>(4);
    if (!row.is_null(5)) seen.at = geo::Point<geo::Sweref99Tm>{row.number(5), row.number(6)};
    seen.when = read_when(row, 7);
    return seen;
}

}  // namespace

void SeenStore::for_each(access::Visible const& reader, Id<Area> area, DaySpan const& days,
                         std::function<void(Row const&)> const& each)
{
    auto const visible = reader.in_area(area);
    sql::Values values{sql::to_value(days.first), sql::to_value(days.last)};
    visible.bind(values);
    m_transaction.for_each_value(seen_sql + visible.predicate("o", 3), values,
                                 [&](sql::Row const& row) { each(read_row(row)); });
}

}  // namespace samsyn::situation

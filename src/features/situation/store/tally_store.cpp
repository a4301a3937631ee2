// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/store/tally_store.h"

#include "src/features/situation/store/when_column.h"

namespace samsyn::situation {
namespace {

// What the reader may see of the area, tenant and all, follows: it narrows the key as well.
constexpr auto tallies_sql =
    "SELECT o.counted_on, o.category, o.source, SUM(o.observations), SUM(o.seen), SUM(o.serious) "
    "FROM observation_tallies o WHERE o.counted_on >= $1 AND o.counted_on <= $2 AND ";
constexpr auto tallies_end = " GROUP BY o.counted_on, o.category, o.source HAVING SUM(o.observations) > 0";

constexpr auto placed_columns = "SELECT o.counted_on, o.x, o.y, o.place, o.category, o.count";
constexpr auto hours_columns =
    ", o.time_precision, o.occurred_from, o.occurred_to, o.recurring_weekdays, o.recurring_from_minute, "
    "o.recurring_to_minute";
constexpr auto placed_rows =
    " FROM observations o WHERE o.counted_on >= $1 AND o.counted_on <= $2 "
    "AND o.merged_into IS NULL AND o.is_reviewed = 1 AND o.precision <> 'area' AND o.x IS NOT NULL AND ";

Tally read_tally(sql::Row const& row)
{
    Tally tally;
    auto const source = row.text(2);
    (source == "report" ? tally.reported : tally.other) = row.integer(4);
    // The severity of a report comes from its category; in an acute event somebody has judged it.
    if (source == "acute") {
        tally.acute = row.integer(3);
        tally.serious = row.integer(5);
    }
    return tally;
}

TallyStore::Placed read_placed(sql::Row const& row)
{
    return {row.day(0),
            {row.number(1), row.number(2)},
            row.optional_id<observations::Place>(3),
            row.text(4),
            row.integer(5),
            {}};
}

}  // namespace

std::int64_t TallyStore::change_token()
{
    return m_transaction
        .first(
            "SELECT COALESCE(SUM(changes), 0) FROM observation_changes WHERE tenant = $1",
            [](sql::Row const& row) { return row.integer(0); }, m_tenant)
        .value_or(0);
}

void TallyStore::for_each_tally(access::Visible const& reader, Id<Area> area, DaySpan const& days,
                                OnTally const& each)
{
    auto const visible = reader.in_area(area);
    sql::Values values{sql::to_value(days.first), sql::to_value(days.last)};
    visible.bind(values);
    m_transaction.for_each_value(
        tallies_sql + visible.predicate("o", 3) + tallies_end, values,
        [&](sql::Row const& row) { each(row.day(0), row.text(1), read_tally(row)); });
}

void TallyStore::for_each_placed(access::Visible const& reader, Id<Area> area, DaySpan const& days,
                                 Hours hours, std::function<void(Placed const&)> const& each)
{
    auto const visible = reader.in_area(area);
    sql::Values values{sql::to_value(days.first), sql::to_value(days.last)};
    visible.bind(values);
    auto const is_told = hours == Hours::told;
    auto const sql = std::string(placed_columns) + (is_told ? hours_columns : "") + placed_rows +
                     visible.predicate("o", 3);
    m_transaction.for_each_value(sql, values, [&](sql::Row const& row) {
        auto placed = read_placed(row);
        if (is_told) placed.when = read_when(row, 6);
        each(placed);
    });
}

std::optional<DaySpan> TallyStore::days(Id<Area> area)
{
    // Apart, each is one step into the index.
    return m_transaction
        .first(
            "SELECT (SELECT MIN(counted_on) FROM observations WHERE tenant = $1 AND area = $2 "
            "AND merged_into IS NULL AND is_reviewed = 1), "
            "(SELECT MAX(counted_on) FROM observations WHERE tenant = $1 AND area = $2 "
            "AND merged_into IS NULL AND is_reviewed = 1)",
            [](sql::Row const& row) -> std::optional<DaySpan> {
                if (row.is_null(0)) return std::nullopt;
                return DaySpan{row.day(0), row.day(1)};
            },
            m_tenant, area)
        .value_or(std::nullopt);
}

std::optional<Day> TallyStore::first_day()
{
    return m_transaction
        .first(
            "SELECT MIN(d.first_day) FROM (SELECT (SELECT MIN(o.counted_on) FROM observations o "
            "WHERE o.tenant = a.tenant AND o.area = a.id AND o.merged_into IS NULL AND o.is_reviewed = 1) "
            "AS first_day FROM areas a WHERE a.tenant = $1) d",
            [](sql::Row const& row) { return row.optional_day(0); }, m_tenant)
        .value_or(std::nullopt);
}

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/store/area_store.h"

#include <algorithm>

#include "lib/sql/enum_column.h"

namespace samsyn::goals {
namespace {

AreaStore::AreaRow read_area(sql::Row const& row) { return {row.id<Area>(0), row.text(1), row.text(2)}; }

AreaStore::Party read_party(sql::Row const& row)
{
    return {row.id<Organisation>(0), row.text(1), sql::read_enum<access::AreaFunction>(row, 2), row.day(3),
            row.integer(4)};
}

}  // namespace

std::optional<AreaStore::AreaRow> AreaStore::area(Id<Area> id)
{
    return m_transaction.first("SELECT id, code, name FROM areas WHERE tenant = $1 AND id = $2", read_area,
                               m_tenant, id);
}

std::optional<AreaStore::AreaRow> AreaStore::area_with_code(std::string const& code)
{
    return m_transaction.first("SELECT id, code, name FROM areas WHERE tenant = $1 AND code = $2", read_area,
                               m_tenant, code);
}

std::vector<AreaStore::Party> AreaStore::parties(Id<Area> area, Day on)
{
    return m_transaction.list(
        "SELECT o.id, o.name, f.area_function, f.valid_from, (SELECT COUNT(*) FROM inventory i "
        "JOIN operations p ON p.tenant = i.tenant AND p.id = i.operation WHERE i.tenant = f.tenant "
        "AND i.area = f.area AND p.organisation = o.id AND i.valid_from <= $3 "
        "AND (i.valid_to IS NULL OR i.valid_to > $3)) FROM area_functions f "
        "JOIN organisations o ON o.tenant = f.tenant AND o.id = f.organisation "
        "WHERE f.tenant = $1 AND f.area = $2 AND f.valid_from <= $3 "
        "AND (f.valid_to IS NULL OR f.valid_to > $3) "
        "ORDER BY CASE f.area_function WHEN 'core' THEN 0 WHEN 'reporter' THEN 1 ELSE 2 END, o.name, o.id",
        read_party, m_tenant, area, on);
}

std::optional<AreaStore::Rhythm> AreaStore::newest_rhythm(Id<Area> area)
{
    return m_transaction.first(
        "SELECT starts_on, length_days FROM rhythms WHERE tenant = $1 AND area = $2 "
        "ORDER BY starts_on DESC LIMIT 1",
        [](sql::Row const& row) {
            return Rhythm{row.day(0), row.integer(1)};
        },
        m_tenant, area);
}

std::vector<AreaStore::Category> AreaStore::categories(Day on)
{
    return m_transaction.list(
        "SELECT code, parent, name_sv, name_en, retired_on FROM categories WHERE tenant = $1 "
        "ORDER BY sort_order, code",
        [on](sql::Row const& row) {
            auto const retired = row.optional_day(4);
            return Category{row.text(0), row.optional_text(1), row.text(2), row.text(3),
                            retired && *retired <= on};
        },
        m_tenant);
}

std::vector<AreaStore::ClosedRound> AreaStore::closed_rounds(access::Visible const& reader, Id<Area> area,
                                                             DaySpan const& days, int most)
{
    auto rounds = m_transaction.list(
        "SELECT d.first_day, d.last_day, (SELECT COUNT(*) FROM round_expectations e WHERE e.tenant = "
        "d.tenant AND e.round = d.id AND (e.excused_reason IS NULL OR EXISTS (SELECT 1 FROM reports r "
        "WHERE r.tenant = e.tenant AND r.round = e.round AND r.operation = e.operation))), "
        "(SELECT COUNT(*) FROM reports r WHERE r.tenant = d.tenant AND r.round = d.id "
        "AND r.reviewed_at IS NOT NULL) FROM rounds d WHERE d.tenant = $1 AND d.area = $2 "
        "AND d.closed_at IS NOT NULL AND d.first_day >= $3 AND d.last_day <= $4 "
        "ORDER BY d.first_day DESC LIMIT $5",
        [](sql::Row const& row) {
            return ClosedRound{{{row.day(0), row.day(1)}, 0, row.integer(2), row.integer(3)}, {}};
        },
        m_tenant, area, days.first, days.last, most);
    std::reverse(rounds.begin(), rounds.end());
    if (!rounds.empty()) count(rounds, reader, area);
    return rounds;
}

// From the tallies, as the picture: without what waits for review, what was seen twice once, and some
// thousand rows read instead of a million.
void AreaStore::count(std::vector<ClosedRound>& rounds, access::Visible const& reader, Id<Area> area)
{
    auto const visible = reader.in_area(area);
    sql::Values values{sql::to_value(rounds.front().round.days.first),
                       sql::to_value(rounds.back().round.days.last)};
    visible.bind(values);
    m_transaction.for_each_value(
        "SELECT o.counted_on, o.category, SUM(o.seen) FROM observation_tallies o WHERE o.counted_on >= $1 "
        "AND o.counted_on <= $2 AND " +
            visible.predicate("o", 3) + " GROUP BY o.counted_on, o.category",
        values, [&](sql::Row const& row) {
            auto const day = row.day(0);
            auto const round = std::find_if(rounds.begin(), rounds.end(), [&](ClosedRound const& one) {
                return one.round.days.contains(day);
            });
            if (round != rounds.end()) round->by_category[row.text(1)] += row.integer(2);
        });
}

}  // namespace samsyn::goals

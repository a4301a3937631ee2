// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/store/answer_record_store.h"

#include <algorithm>

namespace samsyn::rounds {
namespace {

RecordState state_of(sql::Row const& row)
{
    if (!row.is_null(6)) return row.flag(7) ? RecordState::nothing : RecordState::reported;
    return row.is_null(5) ? RecordState::silent : RecordState::excused;
}

AnswerRecordStore::Line read_line(sql::Row const& row)
{
    AnswerRecordStore::Line line;
    line.operation = row.id<Operation>(0);
    line.name = row.text(1);
    line.organisation = row.id<Organisation>(2);
    line.organisation_name = row.text(3);
    line.is_external = row.flag(4);
    line.answer.state = state_of(row);
    if (row.is_null(6)) return line;
    line.answer.is_late = row.flag(8);
    line.answer.submitted_at = row.time(9);
    return line;
}

}  // namespace

std::vector<Round> AnswerRecordStore::rounds(Id<Area> area, DaySpan const& days, int most)
{
    auto found = m_transaction.list(
        "SELECT id, number, first_day, last_day, deadline FROM rounds WHERE tenant = $1 AND area = $2 "
        "AND closed_at IS NOT NULL AND first_day >= $3 AND last_day <= $4 ORDER BY number DESC LIMIT $5",
        [&](sql::Row const& row) {
            Round round;
            round.id = row.id<Round>(0);
            round.area = area;
            round.number = static_cast<std::int32_t>(row.integer(1));
            round.days = {row.day(2), row.day(3)};
            round.deadline = row.time(4);
            return round;
        },
        m_tenant, area, days.first, days.last, most);
    std::reverse(found.begin(), found.end());
    return found;
}

std::vector<AnswerRecordStore::Line> AnswerRecordStore::lines(Round const& round)
{
    auto lines = m_transaction.list(
        "SELECT e.operation, p.name, e.organisation, o.name, p.is_external, e.excused_reason, r.id, "
        "r.is_nothing, r.is_late, r.submitted_at FROM round_expectations e "
        "JOIN operations p ON p.tenant = e.tenant AND p.id = e.operation "
        "JOIN organisations o ON o.tenant = e.tenant AND o.id = e.organisation "
        "LEFT JOIN reports r ON r.tenant = e.tenant AND r.round = e.round AND r.operation = e.operation "
        "WHERE e.tenant = $1 AND e.round = $2 ORDER BY o.name, p.name, e.operation",
        read_line, m_tenant, round.id);
    for (auto& line : lines) line.round = round.id;
    return lines;
}

}  // namespace samsyn::rounds

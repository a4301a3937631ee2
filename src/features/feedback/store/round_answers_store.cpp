// SPDX-License-Identifier: EUPL-1.2
#include "src/features/feedback/store/round_answers_store.h"

#include "lib/sql/enum_column.h"

namespace samsyn::feedback {
namespace {

RoundAnswersStore::Line read_line(sql::Row const& row)
{
    RoundAnswersStore::Line line;
    line.operation = row.id<Operation>(0);
    line.name = row.text(1);
    line.organisation = row.id<Organisation>(2);
    line.organisation_name = row.text(3);
    line.is_external = row.flag(4);
    line.is_excused = !row.is_null(5);
    if (row.is_null(6)) return line;
    line.report = row.uuid(6);
    line.is_nothing = row.flag(7);
    line.is_late = row.flag(8);
    line.has_told = row.integer(9) > 0;
    return line;
}

}  // namespace

std::string RoundAnswersStore::area_name(Id<Area> area)
{
    return m_transaction
        .first(
            "SELECT name FROM areas WHERE tenant = $1 AND id = $2",
            [](sql::Row const& row) { return row.text(0); }, m_tenant, area)
        .value_or("");
}

std::vector<RoundAnswersStore::Line> RoundAnswersStore::lines(Id<rounds::Round> round)
{
    return m_transaction.list(
        "SELECT e.operation, p.name, e.organisation, o.name, p.is_external, e.excused_reason, r.id, "
        "r.is_nothing, r.is_late, "
        "(SELECT COUNT(*) FROM observations s WHERE s.tenant = e.tenant AND s.report = r.id) "
        "FROM round_expectations e "
        "JOIN operations p ON p.tenant = e.tenant AND p.id = e.operation "
        "JOIN organisations o ON o.tenant = e.tenant AND o.id = e.organisation "
        "LEFT JOIN reports r ON r.tenant = e.tenant AND r.round = e.round AND r.operation = e.operation "
        "WHERE e.tenant = $1 AND e.round = $2 ORDER BY p.name, e.operation",
        read_line, m_tenant, round);
}

std::vector<SeenOfCategory> RoundAnswersStore::seen(access::Visible const& visible, Uuid report)
{
    std::vector<SeenOfCategory> seen;
    for_each_of_report(
        "SELECT c.code, c.name_sv, c.name_en, SUM(o.count) FROM observations o "
        "JOIN categories c ON c.tenant = o.tenant AND c.code = o.category "
        "WHERE o.tenant = $1 AND o.report = $2 AND " +
            visible.predicate("o", 3) + " GROUP BY c.code, c.name_sv, c.name_en ORDER BY c.code",
        visible, report, [&](sql::Row const& row) {
            seen.push_back({row.text(0), row.text(1), row.text(2), row.integer(3)});
        });
    return seen;
}

std::vector<RoundAnswersStore::Asked> RoundAnswersStore::asked(access::Visible const& visible, Uuid report)
{
    std::vector<Asked> asked;
    for_each_of_report(
        "SELECT o.id, c.code, c.name_sv, c.name_en, p.name, o.place_words, o.counted_on, o.description "
        "FROM observations o JOIN categories c ON c.tenant = o.tenant AND c.code = o.category "
        "LEFT JOIN places p ON p.tenant = o.tenant AND p.id = o.place "
        "WHERE o.tenant = $1 AND o.report = $2 AND o.wants_feedback = 1 AND " +
            visible.predicate("o", 3) + " ORDER BY o.id",
        visible, report, [&](sql::Row const& row) {
            asked.push_back({row.id<observations::Observation>(0), row.text(1), row.text(2), row.text(3),
                             row.optional_text(4).value_or(row.text(5)), row.day(6),
                             Sensitive<std::string>(row.text(7))});
        });
    return asked;
}

void RoundAnswersStore::for_each_of_report(std::string const& sql, access::Visible const& visible,
                                           Uuid report, std::function<void(sql::Row const&)> const& each)
{
    sql::Values values{sql::to_value(m_tenant), sql::to_value(report)};
    visible.bind(values);
    m_transaction.for_each_value(sql, values, each);
}

std::map<Id<Area>, std::set<access::AreaFunction>> RoundAnswersStore::functions(Id<Organisation> organisation,
                                                                                Day today)
{
    std::map<Id<Area>, std::set<access::AreaFunction>> functions;
    m_transaction.for_each(
        "SELECT area, area_function FROM area_functions WHERE tenant = $1 AND organisation = $2 "
        "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to > $3)",
        [&](sql::Row const& row) {
            functions[row.id<Area>(0)].insert(sql::read_enum<access::AreaFunction>(row, 1));
        },
        m_tenant, organisation, today);
    return functions;
}

bool RoundAnswersStore::is_private(Id<Organisation> organisation)
{
    return m_transaction.exists(
        "SELECT 1 FROM organisations WHERE tenant = $1 AND id = $2 AND sector = 'private'", m_tenant,
        organisation);
}

}  // namespace samsyn::feedback

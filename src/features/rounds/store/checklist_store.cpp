// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/store/checklist_store.h"

#include <algorithm>

namespace samsyn::rounds {
namespace {

Checklist read_checklist(sql::Row const& row)
{
    return {row.id<Checklist>(0), row.text(1), row.integer(2), {row.text(3), row.text(4)}, {}};
}

Question read_question(sql::Row const& row)
{
    Question question;
    question.code = row.text(0);
    question.name = {row.text(1), row.text(2)};
    question.help_sv = row.text(3);
    question.help_en = row.text(4);
    question.required = row.flag(5);
    return question;
}

constexpr auto columns = "SELECT id, code, version_number, name_sv, name_en FROM checklists ";

}  // namespace

void ChecklistStore::insert(Checklist const& checklist, UtcTime published_at)
{
    m_transaction.change(
        "INSERT INTO checklists (tenant, id, code, version_number, name_sv, name_en, published_at, "
        "created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
        m_tenant, checklist.id, checklist.code, checklist.version_number, checklist.name.sv,
        checklist.name.en, published_at);
    int order = 0;
    for (auto const& question : checklist.questions) {
        m_transaction.change(
            "INSERT INTO checklist_questions (tenant, checklist, code, name_sv, name_en, help_sv, help_en, "
            "is_required, sort_order) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            m_tenant, checklist.id, question.code, question.name.sv, question.name.en, question.help_sv,
            question.help_en, question.required, order++);
        int category_order = 0;
        for (auto const& category : question.categories)
            m_transaction.change(
                "INSERT INTO checklist_question_categories (tenant, checklist, question, category, "
                "sort_order) "
                "VALUES ($1, $2, $3, $4, $5)",
                m_tenant, checklist.id, question.code, category, category_order++);
    }
}

std::optional<Checklist> ChecklistStore::find(Id<Checklist> id)
{
    auto checklist = m_transaction.first(std::string(columns) + "WHERE tenant = $1 AND id = $2",
                                         read_checklist, m_tenant, id);
    if (checklist) read_questions(*checklist);
    return checklist;
}

std::optional<Checklist> ChecklistStore::latest(std::string const& code)
{
    auto checklist = m_transaction.first(std::string(columns) +
                                             "WHERE tenant = $1 AND code = $2 AND published_at IS NOT NULL "
                                             "ORDER BY version_number DESC LIMIT 1",
                                         read_checklist, m_tenant, code);
    if (checklist) read_questions(*checklist);
    return checklist;
}

std::vector<ChecklistStore::Summary> ChecklistStore::summaries()
{
    return m_transaction.list(
        "SELECT c.code, c.name_sv, c.name_en, c.version_number, "
        "(SELECT COUNT(*) FROM checklist_questions q WHERE q.tenant = c.tenant AND q.checklist = c.id), "
        "c.published_at FROM checklists c WHERE c.tenant = $1 AND c.published_at IS NOT NULL "
        "AND c.version_number = (SELECT MAX(d.version_number) FROM checklists d WHERE d.tenant = c.tenant "
        "AND d.code = c.code AND d.published_at IS NOT NULL) ORDER BY c.code",
        [](sql::Row const& row) {
            return Summary{
                row.text(0), {row.text(1), row.text(2)}, row.integer(3), row.integer(4), row.time(5)};
        },
        m_tenant);
}

std::vector<ChecklistStore::Version> ChecklistStore::versions(std::string const& code)
{
    return m_transaction.list(
        "SELECT c.id, c.version_number, c.published_at, "
        "(SELECT COUNT(*) FROM rounds r WHERE r.tenant = c.tenant AND r.checklist = c.id) FROM checklists c "
        "WHERE c.tenant = $1 AND c.code = $2 AND c.published_at IS NOT NULL ORDER BY c.version_number DESC",
        [](sql::Row const& row) {
            return Version{row.id<Checklist>(0), row.integer(1), row.time(2), row.integer(3)};
        },
        m_tenant, code);
}

void ChecklistStore::read_questions(Checklist& checklist)
{
    checklist.questions = m_transaction.list(
        "SELECT code, name_sv, name_en, help_sv, help_en, is_required FROM checklist_questions "
        "WHERE tenant = $1 AND checklist = $2 ORDER BY sort_order",
        read_question, m_tenant, checklist.id);
    m_transaction.for_each(
        "SELECT question, category FROM checklist_question_categories WHERE tenant = $1 AND checklist = $2 "
        "ORDER BY question, sort_order",
        [&](sql::Row const& row) {
            auto const code = row.text(0);
            auto const found =
                std::find_if(checklist.questions.begin(), checklist.questions.end(),
                             [&](Question const& question) { return question.code.value == code; });
            if (found != checklist.questions.end()) found->categories.items.emplace_back(row.text(1));
        },
        m_tenant, checklist.id);
}

}  // namespace samsyn::rounds

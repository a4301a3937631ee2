// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/store/assessment_store.h"

#include "lib/base/check.h"
#include "lib/json/form.h"
#include "lib/sql/enum_column.h"
#include "src/access/person_name.h"

namespace samsyn::editions {
namespace {

Rule read_rule(std::string const& text)
{
    auto rule = json::read<Rule>(text);
    check(rule.has_value());  // we wrote it
    return std::move(*rule);
}

Assessment read_assessment(sql::Row const& row)
{
    Assessment assessment;
    assessment.id = row.id<Assessment>(0);
    assessment.area = row.id<Area>(1);
    assessment.days = {row.day(2), row.day(3)};
    assessment.summary = row.text(4);
    assessment.summary_reason = row.text(5);
    assessment.summary_version = row.integer(6);
    assessment.plan_reason = row.text(7);
    assessment.plan_version = row.integer(8);
    return assessment;
}

DecidedLevel read_level(sql::Row const& row)
{
    return {row.text(0),
            sql::read_enum<Level>(row, 1),
            read_rule(row.text(2)),
            sql::read_enum<Level>(row, 3),
            row.text(4),
            row.text(5),
            row.id<Membership>(6),
            row.time(7),
            row.integer(8)};
}

}  // namespace

std::optional<Assessment> AssessmentStore::find(Id<Area> area, Day first_day)
{
    auto assessment = m_transaction.first(
        "SELECT id, area, first_day, last_day, summary, summary_reason, summary_version, plan_reason, "
        "plan_version FROM assessments WHERE tenant = $1 AND area = $2 AND first_day = $3",
        read_assessment, m_tenant, area, first_day);
    if (!assessment) return std::nullopt;
    assessment->levels = levels(assessment->id);
    assessment->plan = plan(assessment->id);
    assessment->outcomes = outcomes(assessment->id);
    assessment->approvals = approvals(assessment->id);
    return assessment;
}

void AssessmentStore::start(Assessment const& assessment, UtcTime at)
{
    m_transaction.change(
        "INSERT INTO assessments (tenant, id, area, first_day, last_day, started_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        m_tenant, assessment.id, assessment.area, assessment.days.first, assessment.days.last, at);
}

void AssessmentStore::save_summary(Assessment const& assessment)
{
    m_transaction.change(
        "UPDATE assessments SET summary = $3, summary_reason = $4, summary_version = $5 "
        "WHERE tenant = $1 AND id = $2",
        m_tenant, assessment.id, assessment.summary, assessment.summary_reason, assessment.summary_version);
}

void AssessmentStore::save_level(Id<Assessment> assessment, DecidedLevel const& level)
{
    m_transaction.change(
        "INSERT INTO assessed_levels (tenant, assessment, category, proposed, rule, decided, motive, "
        "motive_reason, decided_by, decided_at, version) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (tenant, assessment, category) "
        "DO UPDATE SET proposed = $4, rule = $5, decided = $6, motive = $7, motive_reason = $8, "
        "decided_by = $9, decided_at = $10, version = $11",
        m_tenant, assessment, level.category, enum_text(level.proposed), json::write(level.rule),
        enum_text(level.decided), level.motive, level.motive_reason, level.decided_by, level.decided_at,
        level.version);
}

void AssessmentStore::remove_level(Id<Assessment> assessment, std::string const& category)
{
    m_transaction.change(
        "DELETE FROM assessed_levels WHERE tenant = $1 AND assessment = $2 AND category = $3", m_tenant,
        assessment, category);
}

void AssessmentStore::save_plan(Assessment const& assessment)
{
    m_transaction.change(
        "UPDATE assessments SET plan_version = $3, plan_reason = $4 WHERE tenant = $1 AND id = $2", m_tenant,
        assessment.id, assessment.plan_version, assessment.plan_reason);
    m_transaction.change("DELETE FROM plan_items WHERE tenant = $1 AND assessment = $2", m_tenant,
                         assessment.id);
    m_transaction.change("DELETE FROM plan_outcomes WHERE tenant = $1 AND assessment = $2", m_tenant,
                         assessment.id);
    std::int64_t order = 0;
    for (auto const& item : assessment.plan)
        m_transaction.change(
            "INSERT INTO plan_items (tenant, id, assessment, sort_order, what, responsible, due, continues) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            m_tenant, item.id, assessment.id, order++, item.what, item.responsible, item.due, item.continues);
    for (auto const& outcome : assessment.outcomes)
        m_transaction.change(
            "INSERT INTO plan_outcomes (tenant, assessment, item, outcome, words) VALUES ($1, $2, $3, $4, "
            "$5)",
            m_tenant, assessment.id, outcome.item, enum_text(outcome.outcome), outcome.words);
}

void AssessmentStore::save_approval(Id<Assessment> assessment, Approval const& approval)
{
    m_transaction.change(
        "INSERT INTO assessment_approvals (tenant, assessment, organisation, membership, fingerprint, "
        "approved_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant, assessment, organisation) "
        "DO UPDATE SET membership = $4, fingerprint = $5, approved_at = $6",
        m_tenant, assessment, approval.organisation, approval.membership, approval.fingerprint,
        approval.approved_at);
}

void AssessmentStore::remove_approval(Id<Assessment> assessment, Id<Organisation> organisation)
{
    m_transaction.change(
        "DELETE FROM assessment_approvals WHERE tenant = $1 AND assessment = $2 AND organisation = $3",
        m_tenant, assessment, organisation);
}

std::vector<AssessmentStore::Partner> AssessmentStore::core(Id<Area> area, Day on)
{
    return m_transaction.list(
        "SELECT DISTINCT o.id, o.name FROM area_functions f JOIN organisations o ON o.tenant = f.tenant "
        "AND o.id = f.organisation WHERE f.tenant = $1 AND f.area = $2 AND f.area_function = 'core' "
        "AND f.valid_from <= $3 AND (f.valid_to IS NULL OR f.valid_to > $3) ORDER BY o.name, o.id",
        [](sql::Row const& row) {
            return Partner{row.id<Organisation>(0), row.text(1)};
        },
        m_tenant, area, on);
}

std::string AssessmentStore::person(Id<Membership> membership)
{
    return access::person_name(m_transaction, m_tenant, membership);
}

std::vector<DecidedLevel> AssessmentStore::levels(Id<Assessment> assessment)
{
    return m_transaction.list(
        "SELECT category, proposed, rule, decided, motive, motive_reason, decided_by, decided_at, version "
        "FROM assessed_levels WHERE tenant = $1 AND assessment = $2 ORDER BY category",
        read_level, m_tenant, assessment);
}

std::vector<PlanItem> AssessmentStore::plan(Id<Assessment> assessment)
{
    return m_transaction.list(
        "SELECT id, what, responsible, due, continues FROM plan_items "
        "WHERE tenant = $1 AND assessment = $2 ORDER BY sort_order",
        [](sql::Row const& row) {
            return PlanItem{row.id<PlanItem>(0), row.text(1), row.text(2), row.day(3),
                            row.optional_id<PlanItem>(4)};
        },
        m_tenant, assessment);
}

std::vector<PlanOutcome> AssessmentStore::outcomes(Id<Assessment> assessment)
{
    return m_transaction.list(
        "SELECT item, outcome, words FROM plan_outcomes WHERE tenant = $1 AND assessment = $2 ORDER BY item",
        [](sql::Row const& row) {
            return PlanOutcome{row.id<PlanItem>(0), sql::read_enum<Outcome>(row, 1), row.text(2)};
        },
        m_tenant, assessment);
}

std::vector<Approval> AssessmentStore::approvals(Id<Assessment> assessment)
{
    return m_transaction.list(
        "SELECT organisation, membership, fingerprint, approved_at FROM assessment_approvals "
        "WHERE tenant = $1 AND assessment = $2 ORDER BY organisation",
        [](sql::Row const& row) {
            return Approval{row.id<Organisation>(0), row.id<Membership>(1), row.text(2), row.time(3)};
        },
        m_tenant, assessment);
}

}  // namespace samsyn::editions

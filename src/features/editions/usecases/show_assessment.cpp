// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/usecases/show_assessment.h"

#include <algorithm>

#include "src/features/editions/usecases/assessed_picture.h"
#include "src/features/editions/usecases/obstacles.h"

namespace samsyn::editions {
namespace {

EditionMark mark_of(EditionStore::Row const& row)
{
    return {row.id, row.number, row.hash, row.days.first, row.days.last, row.frozen_at};
}

situation::PictureName name_of(std::string const& category, situation::Picture const& picture)
{
    for (auto const& column : picture.categories)
        if (column.code == category) return column.name;
    return {category, category};
}

std::vector<AssessedLevel> levels_of(AssessedPicture const& assessed, AssessmentStore& store)
{
    std::vector<AssessedLevel> levels;
    for (auto const& cell : assessed.content.picture.cells) {
        auto& level = levels.emplace_back();
        level.category = cell.category;
        level.name = name_of(cell.category, assessed.content.picture);
        level.count = cell.count;
        level.proposed = cell.level;
        level.rule = cell.rule;
        auto const& all = assessed.assessment.levels;
        auto const decided = std::find_if(all.begin(), all.end(),
                                          [&](auto const& one) { return one.category == cell.category; });
        if (decided == all.end()) continue;
        level.decided = decided->decided;
        level.proposed_then = decided->proposed;
        level.motive = decided->motive;
        level.motive_reason = decided->motive_reason;
        level.decided_by = store.person(decided->decided_by);
        level.decided_at = decided->decided_at;
        level.version = decided->version;
    }
    return levels;
}

std::vector<CoreApproval> core_of(AssessedPicture const& assessed, std::string const& fingerprint,
                                  work::Reading const& reading, AssessmentStore& store)
{
    std::vector<CoreApproval> core;
    for (auto const& partner : store.core(assessed.assessment.area, reading.actor.today)) {
        auto& one = core.emplace_back();
        one.organisation = partner.organisation;
        one.name = partner.name;
        one.is_own = partner.organisation == reading.actor.organisation;
        for (auto const& approval : assessed.assessment.approvals) {
            if (approval.organisation != partner.organisation) continue;
            one.state = approval.fingerprint == fingerprint ? ApprovalState::given : ApprovalState::outdated;
            one.person = store.person(approval.membership);
            one.approved_at = approval.approved_at;
        }
    }
    return core;
}

}  // namespace

Result<access::Scope> scope_of(ShowAssessment const& query, work::Reading& reading)
{
    return scope_of_core(reading, query.area);
}

Result<AssessmentPage> handle(ShowAssessment const& query, work::Reading& reading)
{
    auto const assessed = assessed_picture(reading, query.area, query.first, query.memory);
    if (!assessed) return refuse(assessed);
    AssessmentStore store(reading.transaction, reading.actor.tenant);
    auto const& assessment = assessed->assessment;
    auto const& content = assessed->content;
    AssessmentPage page;
    page.area = query.area;
    page.area_name = content.area_name;
    page.first = assessment.days.first;
    page.last = assessment.days.last;
    page.number = content.picture.period.number;
    page.state = assessed->frozen ? situation::PictureState::frozen : content.picture.state;
    page.fingerprint = fingerprint_of(content);
    page.summary = assessment.summary;
    page.summary_reason = assessment.summary_reason;
    page.summary_version = assessment.summary_version;
    page.levels = levels_of(*assessed, store);
    page.outcomes = content.outcomes;
    page.plan = content.plan;
    page.plan_reason = assessment.plan_reason;
    page.plan_version = assessment.plan_version;
    page.core = core_of(*assessed, page.fingerprint, reading, store);
    page.obstacles = obstacles_of(*assessed, page.fingerprint, {}, reading);
    if (assessed->before) {
        page.before = mark_of(*assessed->before);
        page.difference =
            difference_between(read_edition(assessed->before->content), assessed->before->hash, content);
    }
    if (assessed->frozen) page.frozen = mark_of(*assessed->frozen);
    return page;
}

}  // namespace samsyn::editions

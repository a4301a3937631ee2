// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/usecases/assess.h"

#include <algorithm>
#include <set>

#include "src/features/editions/usecases/assessed_picture.h"
#include "src/features/observations/usecases/guard_words.h"

namespace samsyn::editions {
namespace {

tl::unexpected<Error> changed() { return fail(ErrorKind::stale, "assessment.changed"); }

Result<Done> without_faults(std::vector<FieldError> faults)
{
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    return Done{};
}

Result<Done> guarded(std::string const& words, std::string const& path, std::string const& kept_reason)
{
    std::vector<FieldError> faults;
    observations::guard_words(words, path, !kept_reason.empty(), faults);
    observations::guard_words(kept_reason, "kept_reason", false, faults);
    return without_faults(std::move(faults));
}

AssessmentStore store_of(work::Work& work) { return {work.transaction, work.actor.tenant}; }

DecidedLevel* find_level(Assessment& assessment, std::string const& category)
{
    auto const found = std::find_if(assessment.levels.begin(), assessment.levels.end(),
                                    [&](auto const& one) { return one.category == category; });
    return found == assessment.levels.end() ? nullptr : &*found;
}

// The items of the plan before are what outcomes and continuations may name.
std::set<Id<PlanItem>> items_before(AssessedPicture const& assessed)
{
    std::set<Id<PlanItem>> items;
    for (auto const& outcome : assessed.content.outcomes) items.insert(outcome.item.id);
    return items;
}

void check_items(WritePlan const& command, std::set<Id<PlanItem>> const& before,
                 std::vector<FieldError>& faults)
{
    std::set<Id<PlanItem>> seen;
    for (std::size_t i = 0; i < command.items.size(); ++i) {
        auto const& item = command.items.items[i];
        auto const path = "items[" + std::to_string(i) + "].";
        if (before.contains(item.id) || !seen.insert(item.id).second)
            faults.push_back({path + "id", "plan.item_twice"});
        if (item.continues && !before.contains(*item.continues))
            faults.push_back({path + "continues", "plan.unknown_item"});
        observations::guard_words(item.what, path + "what", !command.kept_reason.empty(), faults);
        observations::guard_words(item.responsible, path + "responsible", !command.kept_reason.empty(),
                                  faults);
    }
}

void check_outcomes(WritePlan const& command, std::set<Id<PlanItem>> const& before,
                    std::vector<FieldError>& faults)
{
    std::set<Id<PlanItem>> seen;
    for (std::size_t i = 0; i < command.outcomes.size(); ++i) {
        auto const& outcome = command.outcomes.items[i];
        auto const path = "outcomes[" + std::to_string(i) + "].";
        if (!before.contains(outcome.item)) faults.push_back({path + "item", "plan.unknown_item"});
        if (!seen.insert(outcome.item).second) faults.push_back({path + "item", "plan.item_twice"});
        if (outcome.outcome == Outcome::not_done && outcome.words.empty())
            faults.push_back({path + "words", "plan.reason_missing"});
        observations::guard_words(outcome.words, path + "words", !command.kept_reason.empty(), faults);
    }
}

void take_plan(Assessment& assessment, WritePlan const& command)
{
    assessment.plan.clear();
    for (auto const& item : command.items)
        assessment.plan.push_back({item.id, item.what, item.responsible, item.due, item.continues});
    assessment.outcomes.clear();
    for (auto const& one : command.outcomes)
        assessment.outcomes.push_back({one.item, one.outcome, one.words});
    assessment.plan_reason = command.kept_reason;
    ++assessment.plan_version;
}

}  // namespace

Result<access::Scope> scope_of(WriteSummary const& command, work::Work& work)
{
    return scope_of_core(work, command.area);
}
Result<access::Scope> scope_of(DecideLevel const& command, work::Work& work)
{
    return scope_of_core(work, command.area);
}
Result<access::Scope> scope_of(FollowProposal const& command, work::Work& work)
{
    return scope_of_core(work, command.area);
}
Result<access::Scope> scope_of(WritePlan const& command, work::Work& work)
{
    return scope_of_core(work, command.area);
}

Result<SavedPart> handle(WriteSummary const& command, work::Work& work)
{
    auto assessed = open_assessment(work, command.area, command.first, command.memory);
    if (!assessed) return refuse(assessed);
    auto& assessment = assessed->assessment;
    if (assessment.summary_version != command.if_match) return changed();
    auto const words = guarded(command.summary, "summary", command.kept_reason);
    if (!words) return refuse(words);
    assessment.summary = command.summary;
    assessment.summary_reason = command.kept_reason;
    ++assessment.summary_version;
    store_of(work).save_summary(assessment);
    return SavedPart{assessment.summary_version};
}

Result<SavedPart> handle(DecideLevel const& command, work::Work& work)
{
    auto assessed = open_assessment(work, command.area, command.first, command.memory);
    if (!assessed) return refuse(assessed);
    auto const& cells = assessed->content.picture.cells;
    auto const cell = std::find_if(cells.begin(), cells.end(),
                                   [&](auto const& one) { return one.category == command.category.value; });
    if (cell == cells.end()) return fail(ErrorKind::not_found, "category.unknown");
    auto const* before = find_level(assessed->assessment, command.category);
    if ((before ? before->version : 0) != command.if_match) return changed();
    auto const words = guarded(command.motive, "motive", command.kept_reason);
    if (!words) return refuse(words);
    DecidedLevel level{command.category,      cell->level,    cell->rule,
                       command.decided,       command.motive, command.kept_reason,
                       work.actor.membership, work.now,       command.if_match + 1};
    store_of(work).save_level(assessed->assessment.id, level);
    return SavedPart{level.version};
}

Result<Done> handle(FollowProposal const& command, work::Work& work)
{
    auto assessed = open_assessment(work, command.area, command.first, command.memory);
    if (!assessed) return refuse(assessed);
    auto const* level = find_level(assessed->assessment, command.category);
    if (!level) return fail(ErrorKind::not_found, "level.unknown");
    if (level->version != command.if_match) return changed();
    store_of(work).remove_level(assessed->assessment.id, command.category);
    return Done{};
}

Result<SavedPart> handle(WritePlan const& command, work::Work& work)
{
    auto assessed = open_assessment(work, command.area, command.first, command.memory);
    if (!assessed) return refuse(assessed);
    auto& assessment = assessed->assessment;
    if (assessment.plan_version != command.if_match) return changed();
    auto const before = items_before(*assessed);
    std::vector<FieldError> faults;
    check_items(command, before, faults);
    check_outcomes(command, before, faults);
    observations::guard_words(command.kept_reason, "kept_reason", false, faults);
    auto const words = without_faults(std::move(faults));
    if (!words) return refuse(words);
    take_plan(assessment, command);
    store_of(work).save_plan(assessment);
    return SavedPart{assessment.plan_version};
}

}  // namespace samsyn::editions

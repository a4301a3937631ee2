// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/usecases/assessed_picture.h"

#include <algorithm>

#include "src/features/situation/usecases/joint_picture.h"

namespace samsyn::editions {
namespace {

EditionItem item_of(PlanItem const& item)
{
    return {item.id, item.what, item.responsible, item.due, item.continues};
}

EditionLevel level_of(situation::PictureCell const& cell, Assessment const& assessment)
{
    auto const decided = std::find_if(assessment.levels.begin(), assessment.levels.end(),
                                      [&](auto const& one) { return one.category == cell.category; });
    if (decided == assessment.levels.end())
        return {cell.category, cell.level, cell.rule, cell.level, "", std::nullopt};
    return {decided->category, decided->proposed, decided->rule,
            decided->decided,  decided->motive,   decided->decided_at};
}

// The items of the plan before, in its order, with what has been said of each.
std::vector<EditionOutcome> outcomes_of(std::optional<EditionStore::Row> const& before,
                                        Assessment const& assessment)
{
    std::vector<EditionOutcome> outcomes;
    if (!before) return outcomes;
    for (auto& item : read_edition(before->content).content.plan) {
        auto const said = std::find_if(assessment.outcomes.begin(), assessment.outcomes.end(),
                                       [&](auto const& one) { return one.item == item.id; });
        auto& outcome = outcomes.emplace_back(EditionOutcome{std::move(item), std::nullopt, ""});
        if (said == assessment.outcomes.end()) continue;
        outcome.outcome = said->outcome;
        outcome.words = said->words;
    }
    return outcomes;
}

EditionContent content_of(situation::Picture picture, AssessedPicture const& assessed)
{
    EditionContent content;
    content.area = picture.areas.front().code;
    content.area_name = picture.areas.front().name;
    content.summary = assessed.assessment.summary;
    for (auto const& cell : picture.cells) content.levels.push_back(level_of(cell, assessed.assessment));
    content.outcomes = outcomes_of(assessed.before, assessed.assessment);
    for (auto const& item : assessed.assessment.plan) content.plan.push_back(item_of(item));
    content.picture = std::move(picture);
    return content;
}

// As they stood when the period ended.
std::vector<goals::ShownGoal> goals_of(Assessment const& assessment, work::Reading& reading)
{
    auto const core = situation::joint_reader(reading.actor, assessment.area);
    work::Reading as_core{reading.transaction, core, reading.now};
    return goals::shown_goals(as_core, assessment.area, assessment.days.last).goals;
}

}  // namespace

Result<AssessedPicture> assessed_picture(work::Reading& reading, Id<Area> area, Day first,
                                         situation::PictureMemory* memory)
{
    auto picture = situation::joint_picture(reading, area, first, memory);
    if (!picture) return refuse(picture);
    AssessedPicture assessed;
    auto const stored = AssessmentStore(reading.transaction, reading.actor.tenant).find(area, first);
    assessed.is_started = stored.has_value();
    if (stored) {
        assessed.assessment = *stored;
    } else {
        assessed.assessment.area = area;
        assessed.assessment.days = {picture->period.first, picture->period.last};
    }
    EditionStore editions(reading.transaction, reading.actor.tenant);
    assessed.before = editions.before(area, first);
    assessed.frozen = editions.of_period(area, first);
    assessed.content = content_of(std::move(*picture), assessed);
    assessed.content.goals = goals_of(assessed.assessment, reading);
    return assessed;
}

Result<AssessedPicture> open_assessment(work::Work& work, Id<Area> area, Day first,
                                        situation::PictureMemory* memory)
{
    auto assessed = assessed_picture(work, area, first, memory);
    if (!assessed) return refuse(assessed);
    if (assessed->frozen) return fail(ErrorKind::conflict, "assessment.frozen");
    auto const newest = EditionStore(work.transaction, work.actor.tenant).newest(area);
    if (newest && newest->days.first > first) return fail(ErrorKind::conflict, "assessment.passed");
    if (!assessed->is_started) {
        assessed->assessment.id = work.new_id_of<Assessment>();
        AssessmentStore(work.transaction, work.actor.tenant).start(assessed->assessment, work.now);
        assessed->is_started = true;
    }
    work.concerns(assessed->assessment.id.uuid());
    work.notify("assessments");
    return assessed;
}

Result<access::Scope> scope_of_core(work::Reading& reading, Id<Area> area)
{
    bool const is_core = reading.actor.kind == access::Actor::Kind::system || reading.actor.is_core(area);
    if (!is_core) return fail(ErrorKind::not_found, "area.unknown");
    return access::Scope{.area = area};
}

}  // namespace samsyn::editions

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/usecases/obstacles.h"

#include <algorithm>

namespace samsyn::editions {

std::vector<Obstacle> obstacles_of(AssessedPicture const& assessed, std::string const& fingerprint,
                                   std::vector<Absence> const& absences, work::Reading& reading)
{
    std::vector<Obstacle> obstacles;
    auto const& content = assessed.content;
    if (content.picture.state == situation::PictureState::running) obstacles.push_back(Obstacle::round_open);
    if (content.summary.empty()) obstacles.push_back(Obstacle::summary_missing);
    bool const is_answered = std::all_of(content.outcomes.begin(), content.outcomes.end(),
                                         [](auto const& one) { return one.outcome.has_value(); });
    if (!is_answered) obstacles.push_back(Obstacle::plan_unanswered);
    auto const newest =
        EditionStore(reading.transaction, reading.actor.tenant).newest(assessed.assessment.area);
    if (newest && newest->days.first > assessed.assessment.days.first)
        obstacles.push_back(Obstacle::later_frozen);
    std::set<Id<Organisation>> core;
    for (auto const& partner : AssessmentStore(reading.transaction, reading.actor.tenant)
                                   .core(assessed.assessment.area, reading.actor.today))
        core.insert(partner.organisation);
    if (!check_approvals(core, assessed.assessment.approvals, absences, fingerprint))
        obstacles.push_back(Obstacle::approval_missing);
    return obstacles;
}

}  // namespace samsyn::editions

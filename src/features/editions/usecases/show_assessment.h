// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/editions/usecases/difference.h"
#include "src/work/work.h"

namespace samsyn::situation {
class PictureMemory;
}

namespace samsyn::editions {

// What is proposed of a category now, and what the group has decided, if it has.
struct AssessedLevel {
    std::string category;
    situation::PictureName name;
    std::int64_t count = 0;
    Level proposed = Level::none;
    Rule rule;
    std::optional<Level> decided;
    Level proposed_then = Level::none;  // when they decided
    std::string motive;
    std::string motive_reason;
    std::string decided_by;
    std::optional<UtcTime> decided_at;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AssessedLevel, (),
                      (category, name, count, proposed, rule, decided, proposed_then, motive, motive_reason,
                       decided_by, decided_at, version))

enum class ApprovalState { missing, outdated, given };
BOOST_DESCRIBE_ENUM(ApprovalState, missing, outdated, given)

// outdated: something has changed since.
struct CoreApproval {
    Id<Organisation> organisation;
    std::string name;
    bool is_own = false;
    ApprovalState state = ApprovalState::missing;
    std::string person;
    std::optional<UtcTime> approved_at;
};
BOOST_DESCRIBE_STRUCT(CoreApproval, (), (organisation, name, is_own, state, person, approved_at))

struct EditionMark {
    Id<Edition> id;
    std::int64_t number = 0;
    std::string hash;
    Day first;
    Day last;
    UtcTime frozen_at;
};
BOOST_DESCRIBE_STRUCT(EditionMark, (), (id, number, hash, first, last, frozen_at))

// What stands in the way of freezing; the words of each stand in the texts under editions.obstacle.
enum class Obstacle { round_open, summary_missing, plan_unanswered, approval_missing, later_frozen };
BOOST_DESCRIBE_ENUM(Obstacle, round_open, summary_missing, plan_unanswered, approval_missing, later_frozen)

struct AssessmentPage {
    Id<Area> area;
    std::string area_name;
    Day first;
    Day last;
    std::int64_t number = 0;  // of the round or the week
    situation::PictureState state = situation::PictureState::running;
    std::string fingerprint;
    std::string summary;
    std::string summary_reason;
    std::int64_t summary_version = 0;
    std::vector<AssessedLevel> levels;
    std::vector<EditionOutcome> outcomes;  // the plan before
    std::vector<EditionItem> plan;
    std::string plan_reason;
    std::int64_t plan_version = 0;
    std::vector<CoreApproval> core;
    std::vector<Obstacle> obstacles;
    std::optional<EditionMark> before;
    std::optional<EditionMark> frozen;
    std::optional<PictureDifference> difference;
};
BOOST_DESCRIBE_STRUCT(AssessmentPage, (),
                      (area, area_name, first, last, number, state, fingerprint, summary, summary_reason,
                       summary_version, levels, outcomes, plan, plan_reason, plan_version, core, obstacles,
                       before, frozen, difference))

// The core's work on one period of an area: what is written, decided, planned and approved so far, what is
// new since the edition before, and what stands in the way of freezing.
struct ShowAssessment {
    static constexpr std::string_view name = "editions.show_assessment";
    static constexpr auto needs = access::Permission::assess_picture;
    using Output = AssessmentPage;

    Id<Area> area;
    Day first;
    situation::PictureMemory* memory = nullptr;
};
BOOST_DESCRIBE_STRUCT(ShowAssessment, (), (area, first))

Result<access::Scope> scope_of(ShowAssessment const& query, work::Reading& reading);
Result<AssessmentPage> handle(ShowAssessment const& query, work::Reading& reading);

}  // namespace samsyn::editions

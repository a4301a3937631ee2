// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/features/editions/domain/assessment.h"
#include "src/work/work.h"

namespace samsyn::situation {
class PictureMemory;
}

// What the core writes of a period: the summary on top, levels with their motives, the action plan. Personal
// data in the words is refused as in a report. If-Match is the version shown, 0 of what is not there yet.
// All refuse as open_assessment() does, and "assessment.changed" when somebody has written since.
namespace samsyn::editions {

struct SavedPart {
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(SavedPart, (), (version))

struct WriteSummary {
    static constexpr std::string_view name = "editions.write_summary";
    static constexpr auto needs = access::Permission::assess_picture;
    using Output = SavedPart;

    Id<Area> area;
    Day first;  // of the period
    std::int64_t if_match = 0;
    Text<2000, 0> summary;
    Text<200, 0> kept_reason;  // why words that look like personal data stand all the same
    situation::PictureMemory* memory = nullptr;
};
BOOST_DESCRIBE_STRUCT(WriteSummary, (), (area, first, if_match, summary, kept_reason))

// The group's level of a category, beside the proposal, which is kept with it. Refuses "category.unknown"
// where the picture has no such cell.
struct DecideLevel {
    static constexpr std::string_view name = "editions.decide_level";
    static constexpr auto needs = access::Permission::assess_picture;
    using Output = SavedPart;

    Id<Area> area;
    Day first;
    Text<60> category;
    std::int64_t if_match = 0;
    Level decided = Level::none;
    Text<500> motive;
    Text<200, 0> kept_reason;
    situation::PictureMemory* memory = nullptr;
};
BOOST_DESCRIBE_STRUCT(DecideLevel, (), (area, first, category, if_match, decided, motive, kept_reason))

// Takes the group's level away: the proposal stands. Refuses "level.unknown" where nothing was decided.
struct FollowProposal {
    static constexpr std::string_view name = "editions.follow_proposal";
    static constexpr auto needs = access::Permission::assess_picture;
    using Output = Done;

    Id<Area> area;
    Day first;
    Text<60> category;
    std::int64_t if_match = 0;
    situation::PictureMemory* memory = nullptr;
};
BOOST_DESCRIBE_STRUCT(FollowProposal, (), (area, first, category, if_match))

struct WrittenItem {
    Id<PlanItem> id;  // made by whoever writes it
    Text<300> what;
    Text<120> responsible;
    Day due;
    std::optional<Id<PlanItem>> continues;
};
BOOST_DESCRIBE_STRUCT(WrittenItem, (), (id, what, responsible, due, continues))

struct WrittenOutcome {
    Id<PlanItem> item;
    Outcome outcome = Outcome::done;
    Text<300, 0> words;  // needed of what was not done
};
BOOST_DESCRIBE_STRUCT(WrittenOutcome, (), (item, outcome, words))

// The whole action plan, and what became of the one before. Refuses "plan.item_twice", "plan.unknown_item" of
// an outcome or a continuation of something that the plan before has not, "plan.reason_missing" where
// something was not done and nothing says why.
struct WritePlan {
    static constexpr std::string_view name = "editions.write_plan";
    static constexpr auto needs = access::Permission::assess_picture;
    using Output = SavedPart;

    Id<Area> area;
    Day first;
    std::int64_t if_match = 0;
    ListOf<WrittenItem, 40> items;
    ListOf<WrittenOutcome, 40> outcomes;
    Text<200, 0> kept_reason;
    situation::PictureMemory* memory = nullptr;
};
BOOST_DESCRIBE_STRUCT(WritePlan, (), (area, first, if_match, items, outcomes, kept_reason))

Result<access::Scope> scope_of(WriteSummary const& command, work::Work& work);
Result<SavedPart> handle(WriteSummary const& command, work::Work& work);
Result<access::Scope> scope_of(DecideLevel const& command, work::Work& work);
Result<SavedPart> handle(DecideLevel const& command, work::Work& work);
Result<access::Scope> scope_of(FollowProposal const& command, work::Work& work);
Result<Done> handle(FollowProposal const& command, work::Work& work);
Result<access::Scope> scope_of(WritePlan const& command, work::Work& work);
Result<SavedPart> handle(WritePlan const& command, work::Work& work);

}  // namespace samsyn::editions

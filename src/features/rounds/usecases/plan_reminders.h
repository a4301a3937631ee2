// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/texts/texts.h"
#include "src/features/rounds/domain/reminder.h"
#include "src/features/rounds/domain/round.h"
#include "src/work/work.h"

namespace samsyn::rounds {

// What a letter may name, with what would stand there.
struct ReminderPlaceholder {
    std::string name;
    std::string sample_sv;
    std::string sample_en;
};
BOOST_DESCRIBE_STRUCT(ReminderPlaceholder, (), (name, sample_sv, sample_en))

// The open round, or the next, and when it reminds by the plan as it is kept.
struct PlannedRound {
    Day first;
    Day last;
    UtcTime deadline;
    std::vector<UtcTime> reminders;
};
BOOST_DESCRIBE_STRUCT(PlannedRound, (), (first, last, deadline, reminders))

struct ReminderPlanPage {
    Id<Area> area;
    std::string area_name;
    ReminderPlan plan;
    ReminderLetter standard_sv;
    ReminderLetter standard_en;
    std::vector<ReminderPlaceholder> placeholders;
    std::optional<PlannedRound> round;
    bool may_edit = false;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ReminderPlanPage, (),
                      (area, area_name, plan, standard_sv, standard_en, placeholders, round, may_edit,
                       version))

// How an area reminds. Refuses "rhythm.missing": without rounds there is nothing to remind of.
struct ShowReminderPlan {
    static constexpr std::string_view name = "rounds.show_reminder_plan";
    static constexpr auto needs = access::Permission::read_rounds;
    using Output = ReminderPlanPage;

    Id<Area> area;
    texts::Texts const* texts = nullptr;  // lent
};
BOOST_DESCRIBE_STRUCT(ShowReminderPlan, (), (area))

struct SavedReminderPlan {
    Id<Area> area;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(SavedReminderPlan, (), (area, version))

// Changes the plan, from now on: moments that have passed are not caught up. If-Match is the version shown, 0
// the first time. Refuses "rhythm.missing", "reminders.changed", and for their fields what
// faults_of(ReminderPlan) says.
struct SetReminderPlan {
    static constexpr std::string_view name = "rounds.set_reminder_plan";
    static constexpr auto needs = access::Permission::manage_rounds;
    using Output = SavedReminderPlan;

    Id<Area> area;
    std::int64_t if_match = 0;
    ListOf<ReminderMoment, 8> moments;
    Between<0, 1439> open_from;
    Between<0, 1439> open_until;
    bool working_days_only = true;
    ReminderLetter letter_sv;
    ReminderLetter letter_en;
};
BOOST_DESCRIBE_STRUCT(SetReminderPlan, (),
                      (area, if_match, moments, open_from, open_until, working_days_only, letter_sv,
                       letter_en))

Result<access::Scope> scope_of(ShowReminderPlan const& query, work::Reading& reading);
Result<ReminderPlanPage> handle(ShowReminderPlan const& query, work::Reading& reading);
Result<access::Scope> scope_of(SetReminderPlan const& command, work::Work& work);
Result<SavedReminderPlan> handle(SetReminderPlan const& command, work::Work& work);

}  // namespace samsyn::rounds

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "src/access/subjects.h"
#include "src/features/rounds/domain/schedule.h"

namespace samsyn::rounds {

// What an area has agreed on: how its rounds follow each other, when answers are due, and which checklist.
struct RhythmOfArea {
    Uuid id;
    Id<Area> area;
    Rhythm rhythm;
    DeadlineRule deadline_rule;
    std::string checklist_code;
    std::int32_t first_number =
        1;  // the number of the rhythm's first round; numbers go on when a rhythm changes
    bool needs_review = false;
    std::string reminder_plan = {};  // JSON, see reminder.h; empty: the default
    std::int64_t reminders_version = 0;
    std::optional<UtcTime> reminders_changed_at = {};

    std::int32_t number_on(Day day) const { return rhythm.round_number(day) - 1 + first_number; }
    DaySpan days_of(std::int32_t number) const { return rhythm.days_of(number - first_number + 1); }
};

}  // namespace samsyn::rounds

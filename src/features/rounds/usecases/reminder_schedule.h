// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <vector>

#include "src/features/rounds/domain/reminder.h"
#include "src/features/rounds/store/reminder_store.h"
#include "src/features/rounds/store/round_store.h"

namespace samsyn::rounds {

// The plan kept with a rhythm, or the default.
ReminderPlan plan_of(std::optional<RhythmOfArea> const& rhythm);

// When a round reminds, by the plan of its area as it is now.
struct ReminderSchedule {
    ReminderPlan plan;
    SendingHours hours;
    std::vector<UtcTime> times;  // before the lock, in order
    UtcTime since;               // the round's opening or the plan's last change, whichever is later

    // How an operation stands in it.
    Reminded reminded(ReminderStore::Missing const& missing) const;
};

ReminderSchedule schedule_of(RoundStore& rounds, Round const& round);

// Whether an order by hand means the operation: not when it has just been reminded.
bool is_meant_by_order(ReminderStore::Missing const& missing, UtcTime ordered_at);

// Somebody a reminder goes to. Without a reporter the address has no account for the operation, and whoever
// reads the mail has to sign in.
struct Addressee {
    std::string email;
    std::string language;  // code; empty: the municipality's
    std::optional<ReminderStore::Reporter> reporter;
    bool is_stand_in = false;
};

// Those the operation's next reminder goes to: its reporters, or its contact address when it has none; the
// stand-in too from the third on, and at once when there is nobody else. None: it cannot be reached.
std::vector<Addressee> addressees(ReminderStore& reminders, ReminderStore::Missing const& missing, Day today);

}  // namespace samsyn::rounds

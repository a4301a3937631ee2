// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/set_rhythm.h"

#include "src/features/rounds/store/checklist_store.h"
#include "src/features/rounds/store/round_store.h"

namespace samsyn::rounds {
namespace {

// The number the new rhythm's first round gets: one more than the old rhythm's last.
Result<std::int32_t> next_number(RoundStore& rounds, Id<Area> area, Day starts_on)
{
    auto const latest = rounds.latest(area);
    if (latest && starts_on <= latest->days.last) return fail_field("starts_on", "rhythm.overlaps_round");
    auto const before = rounds.rhythm(area, starts_on);
    if (!before || starts_on < before->rhythm.start()) return 1;
    auto const number = before->number_on(starts_on);
    if (before->days_of(number).first != starts_on) return fail_field("starts_on", "rhythm.leaves_gap");
    return number;
}

}  // namespace

Result<access::Scope> scope_of(SetRhythm const& command, work::Work&)
{
    return access::Scope{.area = command.area};
}

Result<Done> handle(SetRhythm const& command, work::Work& work)
{
    auto const rhythm = Rhythm::of(command.starts_on, static_cast<std::int32_t>(command.length_days.value));
    if (!rhythm) return fail_field("length_days", rhythm.error().code);
    if (!ChecklistStore(work.transaction, work.actor.tenant).latest(command.checklist.value))
        return fail_field("checklist", "checklist.unknown");

    RoundStore rounds(work.transaction, work.actor.tenant);
    auto const number = next_number(rounds, command.area, command.starts_on);
    if (!number) return refuse(number);
    auto const minute = static_cast<int>(command.deadline_minute.value);
    RhythmOfArea agreed{work.new_id(),
                        command.area,
                        *rhythm,
                        {static_cast<std::int32_t>(command.deadline_days.value), {minute / 60, minute % 60}},
                        command.checklist.value,
                        *number,
                        command.needs_review};
    // The plan of reminders is the area's and outlives the rhythm.
    if (auto const before = rounds.rhythm(command.area, command.starts_on)) {
        agreed.reminder_plan = before->reminder_plan;
        agreed.reminders_version = before->reminders_version;
        agreed.reminders_changed_at = before->reminders_changed_at;
    }
    rounds.insert_rhythm(agreed, work.now);
    work.concerns(agreed.id);
    work.notify("rounds");
    return Done{};
}

}  // namespace samsyn::rounds

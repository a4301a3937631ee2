// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/remind_now.h"

#include <algorithm>

#include "lib/json/form.h"
#include "src/features/rounds/usecases/remind_missing.h"
#include "src/features/rounds/usecases/reminder_schedule.h"

namespace samsyn::rounds {
namespace {

using Missing = std::vector<ReminderStore::Missing>;

// How many the order reaches, or why it reaches nobody.
Result<std::int64_t> reached(RemindNow const& command, Missing missing, ReminderStore& reminders,
                             work::Work& work)
{
    if (command.operation)
        std::erase_if(missing, [&](auto const& one) { return one.operation != *command.operation; });
    if (missing.empty()) return fail(ErrorKind::conflict, "reminder.nobody_missing");
    std::erase_if(missing, [&](auto const& one) { return !is_meant_by_order(one, work.now); });
    if (missing.empty()) return fail(ErrorKind::conflict, "reminder.too_soon");
    std::erase_if(missing,
                  [&](auto const& one) { return addressees(reminders, one, work.actor.today).empty(); });
    if (missing.empty()) return fail(ErrorKind::conflict, "reminder.no_recipient");
    return static_cast<std::int64_t>(missing.size());
}

}  // namespace

Result<access::Scope> scope_of(RemindNow const& command, work::Work& work)
{
    auto const round = RoundStore(work.transaction, work.actor.tenant).find(command.round);
    if (!round || !work.actor.has_function(round->area)) return fail(ErrorKind::not_found, "round.unknown");
    return access::Scope{.area = round->area};
}

Result<OrderedReminder> handle(RemindNow const& command, work::Work& work)
{
    RoundStore rounds(work.transaction, work.actor.tenant);
    auto const round = rounds.find(command.round);
    if (!round) return fail(ErrorKind::not_found, "round.unknown");
    if (round->closed_at) return fail(ErrorKind::conflict, "round.closed");
    if (command.operation && !rounds.expectation(round->id, *command.operation))
        return fail(ErrorKind::not_found, "report.not_expected");
    ReminderStore reminders(work.transaction, work.actor.tenant);
    auto const operations = reached(command, reminders.missing(round->id), reminders, work);
    if (!operations) return refuse(operations);
    auto const goes_at = schedule_of(rounds, *round).hours.next(work.now);
    if (goes_at >= round->locks_at()) return fail(ErrorKind::conflict, "reminder.too_late");

    work.enqueue({std::string(remind_job_name),
                  json::write(ReminderOrder{round->id, command.operation, work.now}), goes_at,
                  order_key(round->id, command.operation)});
    work.concerns(round->id.uuid());
    work.notify("rounds");
    return OrderedReminder{goes_at, *operations};
}

}  // namespace samsyn::rounds

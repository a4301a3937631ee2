// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/line_reminding.h"

#include <algorithm>
#include <map>
#include <set>

#include "src/features/notifications/usecases/deliver_due.h"
#include "src/features/rounds/usecases/remind_missing.h"
#include "src/features/rounds/usecases/reminder_schedule.h"
#include "src/work/jobs.h"

namespace samsyn::rounds {
namespace {

// What is known of a round's letters and orders.
struct Post {
    std::set<std::pair<Id<Operation>, int>> undeliverable;  // operation and number of the reminder
    std::map<std::string, UtcTime> ordered;
};

Post post_of(ReminderStore& reminders, Round const& round, work::Reading& reading)
{
    Post post;
    auto const given_up = notifications::given_up(reading);
    for (auto const& letter : reminders.letters(round.id))
        if (given_up.contains(letter.message)) post.undeliverable.emplace(letter.operation, letter.number);
    post.ordered = work::waiting_jobs(reading, "remind " + round.id.text());
    return post;
}

ReminderTrouble trouble_of(std::vector<Addressee> const& all, ReminderStore::Missing const& missing,
                           Post const& post)
{
    if (all.empty()) return ReminderTrouble::no_recipient;
    if (post.undeliverable.contains({missing.operation, missing.reminders_sent}))
        return ReminderTrouble::undeliverable;
    bool const can_answer = std::any_of(all.begin(), all.end(), [](auto const& one) { return one.reporter; });
    return can_answer ? ReminderTrouble::none : ReminderTrouble::no_account;
}

std::optional<UtcTime> ordered_for(Id<Round> round, Id<Operation> operation, Post const& post)
{
    std::optional<UtcTime> first;
    for (auto const& key : {order_key(round, operation), order_key(round, std::nullopt)}) {
        auto const found = post.ordered.find(key);
        if (found != post.ordered.end()) first = first ? std::min(*first, found->second) : found->second;
    }
    return first;
}

}  // namespace

void put_reminding(RoundPage& page, Round const& round, work::Reading& reading)
{
    RoundStore rounds(reading.transaction, reading.actor.tenant);
    ReminderStore reminders(reading.transaction, reading.actor.tenant);
    auto const schedule = schedule_of(rounds, round);
    auto const post = post_of(reminders, round, reading);
    if (!schedule.hours.allow(reading.now)) page.quiet_until = schedule.hours.next(reading.now);

    std::map<Id<Operation>, LineReminding> shown;
    for (auto const& missing : reminders.missing(round.id)) {
        auto const all = addressees(reminders, missing, reading.actor.today);
        bool const asks_stand_in =
            std::any_of(all.begin(), all.end(), [](auto const& one) { return one.is_stand_in; });
        shown[missing.operation] = {missing.last_sent_at, schedule.reminded(missing).next(schedule.times),
                                    ordered_for(round.id, missing.operation, post), asks_stand_in,
                                    trouble_of(all, missing, post)};
    }
    for (auto& line : page.lines)
        if (auto const found = shown.find(line.operation); found != shown.end())
            line.reminding = found->second;
}

}  // namespace samsyn::rounds

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/notifications/usecases/deliver_due.h"

#include <algorithm>

#include "src/features/notifications/store/outbox_store.h"

namespace samsyn::notifications {
namespace {

constexpr std::int64_t most_attempts = 8;
constexpr std::int64_t longest_pause_seconds = 4 * 3600;

std::int64_t pause_seconds(std::int64_t attempts)
{
    return std::min(longest_pause_seconds, std::int64_t{60} << attempts);
}

void note(work::Runtime& runtime, Waiting const& message, Result<Done> const& delivered)
{
    auto const now = runtime.clock.now();
    runtime.database.write([&](sql::Transaction& transaction) {
        OutboxStore outbox(transaction);
        if (delivered) {
            outbox.sent(message.id, now);
            return true;
        }
        auto const& code = delivered.error().code;
        auto const attempts = code == "mail.unreachable" ? message.attempts + 1 : most_attempts;
        outbox.failed(message.id, attempts, now.plus_seconds(pause_seconds(attempts)), code);
        return true;
    });
}

}  // namespace

Delivered deliver_due(work::Runtime& runtime, mail::Mailer& mailer, std::string const& from, int most)
{
    std::vector<Waiting> due;
    auto const now = runtime.clock.now();
    runtime.database.read(
        [&](sql::Transaction& transaction) { due = OutboxStore(transaction).due(now, most_attempts, most); });
    Delivered counted;
    for (auto const& message : due) {
        auto const delivered =
            mailer.deliver({message.id, from, message.recipient, message.subject, message.body, now});
        note(runtime, message, delivered);
        ++(delivered ? counted.sent : counted.failed);
        // A server that is away is away for the rest too; they must not wait for it one after the other.
        if (!delivered && delivered.error().code == "mail.unreachable") break;
    }
    return counted;
}

std::set<Uuid> given_up(work::Reading& reading)
{
    return OutboxStore(reading.transaction).given_up(reading.actor.tenant, most_attempts);
}

}  // namespace samsyn::notifications

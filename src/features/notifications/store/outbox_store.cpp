// SPDX-License-Identifier: EUPL-1.2
#include "src/features/notifications/store/outbox_store.h"

namespace samsyn::notifications {

std::vector<Waiting> OutboxStore::due(UtcTime now, std::int64_t most_attempts, int most)
{
    return m_transaction.list(
        "SELECT id, recipient, subject, body, attempts FROM outbox WHERE sent_at IS NULL AND send_after <= "
        "$1 "
        "AND attempts < $2 ORDER BY send_after, id LIMIT $3",
        [](sql::Row const& row) {
            return Waiting{row.uuid(0), row.text(1), row.text(2), row.text(3), row.integer(4)};
        },
        now, most_attempts, most);
}

void OutboxStore::sent(Uuid id, UtcTime now)
{
    m_transaction.change("UPDATE outbox SET sent_at = $2, body = '', last_error = NULL WHERE id = $1", id,
                         now);
}

std::set<Uuid> OutboxStore::given_up(Id<Tenant> tenant, std::int64_t most_attempts)
{
    std::set<Uuid> messages;
    m_transaction.for_each(
        "SELECT id FROM outbox WHERE sent_at IS NULL AND tenant = $1 AND attempts >= $2",
        [&](sql::Row const& row) { messages.insert(row.uuid(0)); }, tenant, most_attempts);
    return messages;
}

void OutboxStore::failed(Uuid id, std::int64_t attempts, UtcTime next, std::string const& code)
{
    m_transaction.change("UPDATE outbox SET attempts = $2, send_after = $3, last_error = $4 WHERE id = $1",
                         id, attempts, next, code);
}

}  // namespace samsyn::notifications

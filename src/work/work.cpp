// SPDX-License-Identifier: EUPL-1.2
#include "src/work/work.h"

#include <optional>

#include "lib/base/enum_text.h"

namespace samsyn::work {

void Work::concerns(Uuid object, access::Class classification)
{
    m_object = object;
    m_class = classification;
}

// One that runs already may have read what it works with before this order, so it takes another id: whoever
// does it now ends only the job they took.
void Work::enqueue(Job job)
{
    auto const key = job.unique_key.empty() ? std::nullopt : std::optional(job.unique_key);
    transaction.change(
        "INSERT INTO jobs (id, tenant, name, payload, unique_key, run_at, created_at, lane) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (unique_key) DO UPDATE SET "
        "id = excluded.id, payload = excluded.payload, run_at = excluded.run_at, "
        "created_at = excluded.created_at, attempts = 0, leased_until = NULL, failed_at = NULL, "
        "last_error = NULL WHERE jobs.leased_until IS NOT NULL OR jobs.failed_at IS NOT NULL",
        new_id(), actor.tenant, job.name, job.payload, key, job.run_at, now, enum_text(job.lane));
}

Uuid Work::send(Message message)
{
    auto const id = new_id();
    transaction.change(
        "INSERT INTO outbox (id, tenant, recipient, subject, body, send_after, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id, actor.tenant, message.recipient, message.subject, message.body, message.send_after, now);
    return id;
}

void Work::notify(std::string topic) { m_topics.insert(std::move(topic)); }

}  // namespace samsyn::work

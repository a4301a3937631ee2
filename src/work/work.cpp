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

void Work::enqueue(Job job)
{
    auto const key = job.unique_key.empty() ? std::nullopt : std::optional(job.unique_key);
    transaction.change(
        "INSERT INTO jobs (id, tenant, name, payload, unique_key, run_at, created_at, lane) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (unique_key) DO NOTHING",
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

// SPDX-License-Identifier: EUPL-1.2
#include "src/work/audit.h"

#include <optional>

#include "lib/base/enum_text.h"

namespace samsyn::work {
namespace {

template <class Thing>
std::optional<Uuid> or_null(Id<Thing> const& id)
{
    return id.is_nil() ? std::nullopt : std::optional(id.uuid());
}

}  // namespace

void append_audit(sql::Transaction& transaction, AuditEntry const& entry)
{
    std::optional<Uuid> const object = entry.object.is_nil() ? std::nullopt : std::optional(entry.object);
    transaction.change(
        "INSERT INTO audit (tenant, id, at, actor, organisation, action, object, object_class, result, "
        "request) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        entry.actor.tenant, Uuid::at(entry.at), entry.at, or_null(entry.actor.membership),
        or_null(entry.actor.organisation), entry.action, object, enum_text(entry.object_class),
        entry.result == AuditResult::done ? "done" : "denied", entry.request);
}

}  // namespace samsyn::work

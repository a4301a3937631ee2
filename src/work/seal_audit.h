// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/work/work.h"

namespace samsyn::work {

// Gives the audit rows written since last time their order, as leaves of the tenant's RFC 6962 tree, and
// notes the root. Done apart from the commands, so that they do not wait for one another. Rows of the last
// seconds wait for the next time, since a transaction that began earlier may still commit. The product's own
// recurring work.
struct SealAudit {
    static constexpr std::string_view name = "audit.seal";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = std::int64_t;  // rows sealed
};

Result<access::Scope> scope_of(SealAudit const& command, Work& work);
Result<std::int64_t> handle(SealAudit const& command, Work& work);

// The numbers of the leaves that no longer fit what was sealed: changed, removed or put in. Empty: the log is
// whole.
std::vector<std::int64_t> audit_faults(sql::Transaction& transaction, Id<Tenant> tenant);

}  // namespace samsyn::work

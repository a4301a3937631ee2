// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/find_tenant.h"

#include "src/features/identity/store/account_store.h"
#include "src/work/tenants.h"

namespace samsyn::identity {

Result<Id<Tenant>> find_tenant(work::Runtime& runtime, std::optional<std::string> const& code)
{
    if (!code) {
        auto const all = work::tenants(runtime.database);
        if (all.size() != 1) return fail_field("tenant", "tenant.needed");
        return all.front();
    }
    std::optional<Id<Tenant>> found;
    runtime.database.read(
        [&](sql::Transaction& transaction) { found = AccountStore(transaction).tenant(*code); });
    if (!found) return fail_field("tenant", "tenant.unknown");
    return *found;
}

}  // namespace samsyn::identity

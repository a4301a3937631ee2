// SPDX-License-Identifier: EUPL-1.2
#include "src/work/tenants.h"

namespace samsyn::work {

std::vector<Id<Tenant>> tenants(sql::Database& database)
{
    std::vector<Id<Tenant>> found;
    database.read([&](sql::Transaction& transaction) {
        found = transaction.list("SELECT id FROM tenants ORDER BY id",
                                 [](sql::Row const& row) { return row.id<Tenant>(0); });
    });
    return found;
}

}  // namespace samsyn::work

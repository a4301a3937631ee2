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

std::vector<Id<Tenant>> tenants_matching(sql::Database& database, std::string const& code,
                                         std::string const& area_code)
{
    std::vector<Id<Tenant>> found;
    database.read([&](sql::Transaction& transaction) {
        found = transaction.list(
            "SELECT t.id FROM tenants t WHERE (t.code = $1 OR $1 = '') AND ($2 = '' OR EXISTS "
            "(SELECT 1 FROM areas a WHERE a.tenant = t.id AND a.code = $2)) ORDER BY t.id",
            [](sql::Row const& row) { return row.id<Tenant>(0); }, code, area_code);
    });
    return found;
}

}  // namespace samsyn::work

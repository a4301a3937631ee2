// SPDX-License-Identifier: EUPL-1.2
#include "src/access/person_name.h"

namespace samsyn::access {

std::string person_name(sql::Transaction& transaction, Id<Tenant> tenant, Id<Membership> membership)
{
    return transaction
        .first(
            "SELECT u.name FROM memberships m JOIN users u ON u.id = m.user_id "
            "WHERE m.tenant = $1 AND m.id = $2",
            [](sql::Row const& row) { return row.text(0); }, tenant, membership)
        .value_or("");
}

}  // namespace samsyn::access

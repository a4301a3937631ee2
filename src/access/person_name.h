// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/sql/connection.h"
#include "src/access/subjects.h"

namespace samsyn::access {

// Of the person who acted in the membership, also when it has ended. Who may read it is asked before.
std::string person_name(sql::Transaction& transaction, Id<Tenant> tenant, Id<Membership> membership);

}  // namespace samsyn::access

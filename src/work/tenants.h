// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/subjects.h"

namespace samsyn::work {

// Every municipality of the installation, for recurring work that goes through them one by one.
std::vector<Id<Tenant>> tenants(sql::Database& database);

}  // namespace samsyn::work

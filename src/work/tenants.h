// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/subjects.h"

namespace samsyn::work {

// Every municipality of the installation, for recurring work that goes through them one by one.
std::vector<Id<Tenant>> tenants(sql::Database& database);

// Those with the code, or any for an empty one; and with an area of the other code, or any.
std::vector<Id<Tenant>> tenants_matching(sql::Database& database, std::string const& code,
                                         std::string const& area_code);

}  // namespace samsyn::work

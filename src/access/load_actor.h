// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>

#include "lib/sql/connection.h"
#include "src/access/actor.h"

namespace samsyn::access {

// What a membership gives today; none when it, its user or its organisation is not in force.
std::optional<Actor> load_actor(sql::Transaction& transaction, Id<Tenant> tenant, Id<Membership> membership,
                                Day today);

}  // namespace samsyn::access

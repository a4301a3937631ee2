// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/actor.h"

namespace samsyn::access {

// Everybody who may act in the municipality on the day, each as load_actor() would load them: to say in
// advance who a decision would let in.
std::vector<Actor> load_actors(sql::Transaction& transaction, Id<Tenant> tenant, Day today);

}  // namespace samsyn::access

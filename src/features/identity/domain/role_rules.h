// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "src/access/actor.h"

namespace samsyn::identity {

// Nobody gives or takes what they do not hold themselves (the administrator, who holds no content, gives
// every role, but to others only): a coordinator gives the reading roles below its own, inside its own
// organisation.
bool may_give(access::Actor const& actor, access::Role role);
bool may_give(access::Actor const& actor, std::vector<access::Role> const& roles);

}  // namespace samsyn::identity

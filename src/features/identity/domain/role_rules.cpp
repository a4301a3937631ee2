// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/domain/role_rules.h"

#include <algorithm>

namespace samsyn::identity {

bool may_give(access::Actor const& actor, access::Role role)
{
    using enum access::Role;
    if (actor.kind == access::Actor::Kind::system || actor.roles.has(administrator)) return true;
    bool const is_below = role == reporter || role == member || role == analyst;
    return actor.roles.has(coordinator) && is_below;
}

bool may_give(access::Actor const& actor, std::vector<access::Role> const& roles)
{
    return std::all_of(roles.begin(), roles.end(), [&](access::Role role) { return may_give(actor, role); });
}

}  // namespace samsyn::identity

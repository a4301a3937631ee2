// SPDX-License-Identifier: EUPL-1.2
#include "src/access/actor.h"

namespace samsyn::access {

Actor Actor::system(Id<Tenant> tenant, Day today)
{
    Actor actor;
    actor.kind = Kind::system;
    actor.tenant = tenant;
    actor.today = today;
    return actor;
}

bool Actor::is_core(Id<Area> area) const
{
    auto const found = functions.find(area);
    return found != functions.end() && found->second.contains(AreaFunction::core);
}

int reading_rank(Roles const& roles)
{
    if (roles.has(Role::coordinator)) return 4;
    if (roles.has(Role::analyst)) return 3;
    if (roles.has(Role::member)) return 2;
    return roles.has(Role::reporter) ? 1 : 0;
}

}  // namespace samsyn::access

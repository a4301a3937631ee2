// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/show_rights.h"

namespace samsyn::identity {

Result<access::Scope> scope_of(ShowRights const&, work::Reading&) { return access::Scope{}; }

Result<Rights> handle(ShowRights const&, work::Reading&)
{
    Rights rights;
    for (auto const& grant : access::grants())
        rights.grants.push_back({grant.role, grant.permission, grant.reach});
    return rights;
}

}  // namespace samsyn::identity

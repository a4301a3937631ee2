// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/work/work.h"

namespace samsyn::identity {

struct ShownGrant {
    access::Role role = access::Role::reporter;
    access::Permission permission = access::Permission::own_account;
    access::Reach reach = access::Reach::self;
};
BOOST_DESCRIBE_STRUCT(ShownGrant, (), (role, permission, reach))
struct Rights {
    std::vector<ShownGrant> grants;
};
BOOST_DESCRIBE_STRUCT(Rights, (), (grants))

// The table of who may do what, as it is.
struct ShowRights {
    static constexpr std::string_view name = "identity.rights";
    static constexpr auto needs = access::Permission::see_rights;
    using Output = Rights;
};
BOOST_DESCRIBE_STRUCT(ShowRights, (), ())
Result<access::Scope> scope_of(ShowRights const&, work::Reading&);
Result<Rights> handle(ShowRights const&, work::Reading&);

}  // namespace samsyn::identity

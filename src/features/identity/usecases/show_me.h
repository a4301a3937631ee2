// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/work/work.h"

namespace samsyn::identity {

struct Named {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (name))
struct NamedTenant {
    std::string code;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedTenant, (), (code, name))

struct NamedUser {
    std::string name;
    std::string email;
};
BOOST_DESCRIBE_STRUCT(NamedUser, (), (name, email))
// What else one may sign in as.
struct OwnMembership {
    Id<Membership> membership;
    std::string tenant;
    std::string organisation;
    bool is_active = false;
};
BOOST_DESCRIBE_STRUCT(OwnMembership, (), (membership, tenant, organisation, is_active))

struct Me {
    NamedUser user;
    NamedTenant tenant;
    Named organisation;
    std::vector<access::Role> roles;
    std::vector<access::Permission> permissions;  // those held for anything at all: what menus show
    std::string language;
    std::vector<OwnMembership> memberships;
};
BOOST_DESCRIBE_STRUCT(Me, (), (user, tenant, organisation, roles, permissions, language, memberships))

// Who is signed in, and what they may do somewhere.
struct ShowMe {
    static constexpr std::string_view name = "identity.me";
    static constexpr auto needs = access::Permission::own_account;
    using Output = Me;
};
BOOST_DESCRIBE_STRUCT(ShowMe, (), ())

Result<access::Scope> scope_of(ShowMe const& query, work::Reading& reading);
Result<Me> handle(ShowMe const& query, work::Reading& reading);

}  // namespace samsyn::identity

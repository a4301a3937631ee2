// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/work/work.h"

// Who is let in, and as what. The administrator does it for the municipality, a coordinator for its own
// organisation; nobody gives what they may not give, nor changes themselves.
namespace samsyn::identity {

struct ShownUser {
    Id<Membership> membership;
    std::string name;
    std::string email;
    Id<Organisation> organisation;
    std::string organisation_name;
    std::vector<access::Role> roles;
    std::vector<Id<Operation>> operations;
    Day valid_from;
    std::optional<Day> valid_to;  // the first day it is no longer in force
    bool is_invited = false;      // has not chosen a password yet
    bool may_change = false;
};
BOOST_DESCRIBE_STRUCT(ShownUser, (),
                      (membership, name, email, organisation, organisation_name, roles, operations,
                       valid_from, valid_to, is_invited, may_change))

struct ShownUsers {
    std::vector<ShownUser> users;
    std::vector<access::Role> may_give;  // roles the reader may give
};
BOOST_DESCRIBE_STRUCT(ShownUsers, (), (users, may_give))

// Memberships not ended: all of the municipality, or those of one's own organisation.
struct ListUsers {
    static constexpr std::string_view name = "identity.users";
    static constexpr auto needs = access::Permission::manage_accounts;
    using Output = ShownUsers;
};
BOOST_DESCRIBE_STRUCT(ListUsers, (), ())
Result<access::Scope> scope_of(ListUsers const&, work::Reading& reading);
Result<ShownUsers> handle(ListUsers const&, work::Reading& reading);

// Lets somebody in; an invitation goes out by mail, unless the account has a password already. Refuses for
// their fields "email.malformed", "organisation.unknown", "operation.unknown", "role.not_yours",
// "user.exists", "field.required", "period.backwards".
struct InviteUser {
    static constexpr std::string_view name = "identity.invite_user";
    static constexpr auto needs = access::Permission::manage_accounts;
    using Output = ShownUser;
    Text<254> email;
    Text<200> user_name;
    Id<Organisation> organisation;
    ListOf<access::Role, 8> roles;
    ListOf<Id<Operation>, 200> operations;
    std::optional<Day> valid_to;
};
BOOST_DESCRIBE_STRUCT(InviteUser, (), (email, user_name, organisation, roles, operations, valid_to))
Result<access::Scope> scope_of(InviteUser const& command, work::Work& work);
Result<ShownUser> handle(InviteUser const& command, work::Work& work);

// Other roles, operations, first or last day; acts on the user's next request. Without a first day it stays
// as it is; one that is still to come lets the user in from that day on. Refuses as InviteUser, and
// "user.missing", "user.self", "period.empty".
struct ChangeUser {
    static constexpr std::string_view name = "identity.change_user";
    static constexpr auto needs = access::Permission::manage_accounts;
    using Output = ShownUser;
    Id<Membership> membership;
    ListOf<access::Role, 8> roles;
    ListOf<Id<Operation>, 200> operations;
    std::optional<Day> valid_from;
    std::optional<Day> valid_to;
};
BOOST_DESCRIBE_STRUCT(ChangeUser, (), (membership, roles, operations, valid_from, valid_to))
Result<access::Scope> scope_of(ChangeUser const& command, work::Work& work);
Result<ShownUser> handle(ChangeUser const& command, work::Work& work);

// Ends the membership today and its sessions at once.
struct EndUser {
    static constexpr std::string_view name = "identity.end_user";
    static constexpr auto needs = access::Permission::manage_accounts;
    using Output = Done;
    Id<Membership> membership;
};
BOOST_DESCRIBE_STRUCT(EndUser, (), (membership))
Result<access::Scope> scope_of(EndUser const& command, work::Work& work);
Result<Done> handle(EndUser const& command, work::Work& work);

// Mails the invitation again to somebody who has not answered it. Refuses "user.not_invited".
struct InviteAgain {
    static constexpr std::string_view name = "identity.invite_again";
    static constexpr auto needs = access::Permission::manage_accounts;
    using Output = Done;
    Id<Membership> membership;
};
BOOST_DESCRIBE_STRUCT(InviteAgain, (), (membership))
Result<access::Scope> scope_of(InviteAgain const& command, work::Work& work);
Result<Done> handle(InviteAgain const& command, work::Work& work);

}  // namespace samsyn::identity

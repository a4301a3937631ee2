// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/accounts.h"

#include <algorithm>

#include "lib/mail/mail.h"
#include "src/features/identity/domain/role_rules.h"
#include "src/features/identity/store/account_store.h"
#include "src/features/identity/store/membership_store.h"
#include "src/features/identity/store/session_store.h"
#include "src/features/identity/usecases/mailed_key.h"

namespace samsyn::identity {
namespace {

using Member = MembershipStore::Member;

bool may_change(access::Actor const& actor, Member const& member)
{
    return member.user != actor.user && may_give(actor, member.roles);
}

ShownUser shown(Member const& member, access::Actor const& actor)
{
    return {member.membership,
            member.name,
            member.email,
            member.organisation,
            member.organisation_name,
            member.roles,
            member.operations,
            member.valid_from,
            member.valid_to,
            !member.has_signed_in,
            may_change(actor, member)};
}

std::vector<access::Role> roles_to_give(access::Actor const& actor)
{
    std::vector<access::Role> roles;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<access::Role>>([&](auto const& entry) {
        if (may_give(actor, entry.value)) roles.push_back(entry.value);
    });
    return roles;
}

// The member's organisation is what the command touches; one that is absent or of another municipality is the
// same to who asks.
Result<access::Scope> scope_of_member(Id<Membership> membership, work::Work& work)
{
    auto const member = MembershipStore(work.transaction).member(work.actor.tenant, membership);
    if (!member ||
        !access::may(work.actor, access::Permission::manage_accounts, {.organisation = member->organisation}))
        return fail(ErrorKind::not_found, "user.missing");
    return access::Scope{.organisation = member->organisation};
}

// Whether one may touch this member at all: not oneself, and nobody with more than one may give.
Result<Member> member_to_change(Id<Membership> membership, work::Work& work)
{
    auto const member = MembershipStore(work.transaction).member(work.actor.tenant, membership);
    if (!member) return fail(ErrorKind::not_found, "user.missing");
    if (member->user == work.actor.user) return fail(ErrorKind::forbidden, "user.self");
    if (!may_give(work.actor, member->roles)) return fail(ErrorKind::forbidden, "role.not_yours");
    return *member;
}

struct Wanted {
    Id<Organisation> organisation;
    ListOf<access::Role, 8> const& roles;
    ListOf<Id<Operation>, 200> const& operations;
    std::optional<Day> valid_to;
};

std::vector<FieldError> faults_of(Wanted const& wanted, work::Work& work)
{
    std::vector<FieldError> faults;
    MembershipStore memberships(work.transaction);
    if (wanted.roles.empty()) faults.push_back({"roles", "field.required"});
    if (!may_give(work.actor, wanted.roles.items)) faults.push_back({"roles", "role.not_yours"});
    for (std::size_t i = 0; i < wanted.operations.size(); ++i)
        if (!memberships.has_operation(work.actor.tenant, wanted.organisation, wanted.operations.items[i]))
            faults.push_back({"operations[" + std::to_string(i) + "]", "operation.unknown"});
    if (wanted.valid_to && *wanted.valid_to <= work.actor.today)
        faults.push_back({"valid_to", "period.backwards"});
    return faults;
}

Id<User> user_with(std::string const& email, std::string const& name, work::Work& work)
{
    AccountStore accounts(work.transaction);
    if (auto const known = accounts.any_user(email)) return *known;
    auto const id = work.new_id_of<User>();
    accounts.insert_user(id, email, name, std::nullopt, work.now);
    return id;
}

Result<ShownUser> changed(Id<Membership> membership, work::Work& work)
{
    work.concerns(membership.uuid());
    auto const member = MembershipStore(work.transaction).member(work.actor.tenant, membership);
    if (!member) return fail(ErrorKind::not_found, "user.missing");
    return shown(*member, work.actor);
}

}  // namespace

Result<access::Scope> scope_of(ListUsers const&, work::Reading& reading)
{
    return access::Scope{.organisation = reading.actor.organisation};
}

Result<ShownUsers> handle(ListUsers const&, work::Reading& reading)
{
    auto const& actor = reading.actor;
    bool const sees_all = access::may(actor, access::Permission::manage_accounts, {});
    auto const members =
        MembershipStore(reading.transaction)
            .members(actor.tenant, sees_all ? std::nullopt : std::optional(actor.organisation), actor.today);
    ShownUsers list;
    for (auto const& member : members) list.users.push_back(shown(member, actor));
    list.may_give = roles_to_give(actor);
    return list;
}

Result<access::Scope> scope_of(InviteUser const& command, work::Work&)
{
    return access::Scope{.organisation = command.organisation};
}

Result<ShownUser> handle(InviteUser const& command, work::Work& work)
{
    auto const email = lower(command.email.value);
    auto const today = work.actor.today;
    MembershipStore memberships(work.transaction);
    auto faults =
        faults_of({command.organisation, command.roles, command.operations, command.valid_to}, work);
    if (!mail::is_address(email)) faults.push_back({"email", "email.malformed"});
    if (!memberships.has_organisation(work.actor.tenant, command.organisation, today))
        faults.push_back({"organisation", "organisation.unknown"});
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", faults);
    auto const user = user_with(email, command.user_name, work);
    if (user == work.actor.user) return fail(ErrorKind::forbidden, "user.self");
    if (memberships.in_organisation(work.actor.tenant, user, command.organisation, today))
        return fail(ErrorKind::conflict, "user.exists", {{"email", "user.exists"}});
    auto const membership = work.new_id_of<Membership>();
    memberships.insert(work.actor.tenant, membership, user, command.organisation, today, command.valid_to,
                       work.now);
    memberships.set_roles(work.actor.tenant, membership, command.roles.items);
    memberships.set_operations(work.actor.tenant, membership, command.operations.items);
    auto const account = AccountStore(work.transaction).account(user);
    if (account && !account->password_hash) order_key(work, user, membership, KeyPurpose::invitation, "");
    return changed(membership, work);
}

Result<access::Scope> scope_of(ChangeUser const& command, work::Work& work)
{
    return scope_of_member(command.membership, work);
}

Result<ShownUser> handle(ChangeUser const& command, work::Work& work)
{
    auto const member = member_to_change(command.membership, work);
    if (!member) return refuse(member);
    auto faults =
        faults_of({member->organisation, command.roles, command.operations, command.valid_to}, work);
    auto const first = command.valid_from.value_or(member->valid_from);
    if (faults.empty() && command.valid_to && *command.valid_to <= first)
        faults.push_back({"valid_to", "period.empty"});
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", faults);
    MembershipStore memberships(work.transaction);
    memberships.set_roles(work.actor.tenant, command.membership, command.roles.items);
    memberships.set_operations(work.actor.tenant, command.membership, command.operations.items);
    memberships.set_days(work.actor.tenant, command.membership, first, command.valid_to);
    return changed(command.membership, work);
}

Result<access::Scope> scope_of(EndUser const& command, work::Work& work)
{
    return scope_of_member(command.membership, work);
}

Result<Done> handle(EndUser const& command, work::Work& work)
{
    auto const member = member_to_change(command.membership, work);
    if (!member) return refuse(member);
    // A membership is in force for a day at least: one that has not lasted so long begins the day before.
    auto const first = std::min(member->valid_from, work.actor.today.plus(-1));
    MembershipStore(work.transaction)
        .set_days(work.actor.tenant, command.membership, first, work.actor.today);
    SessionStore(work.transaction).remove_of_membership(work.actor.tenant, command.membership);
    work.concerns(command.membership.uuid());
    return Done{};
}

Result<access::Scope> scope_of(InviteAgain const& command, work::Work& work)
{
    return scope_of_member(command.membership, work);
}

Result<Done> handle(InviteAgain const& command, work::Work& work)
{
    auto const member = member_to_change(command.membership, work);
    if (!member) return refuse(member);
    if (member->has_signed_in) return fail(ErrorKind::conflict, "user.not_invited");
    order_key(work, member->user, command.membership, KeyPurpose::invitation, "");
    work.concerns(command.membership.uuid());
    return Done{};
}

}  // namespace samsyn::identity

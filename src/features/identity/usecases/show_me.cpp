// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/show_me.h"

#include "src/features/identity/store/account_store.h"
#include "src/features/identity/store/membership_store.h"

namespace samsyn::identity {
namespace {

template <class E, class Holds>
std::vector<E> those(Holds holds)
{
    std::vector<E> held;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto const& entry) {
        if (holds(entry.value)) held.push_back(entry.value);
    });
    return held;
}

}  // namespace

Result<access::Scope> scope_of(ShowMe const&, work::Reading&) { return access::Scope{}; }

Result<Me> handle(ShowMe const&, work::Reading& reading)
{
    auto const& actor = reading.actor;
    auto const profile = AccountStore(reading.transaction).profile(actor.tenant, actor.membership);
    if (!profile) return fail(ErrorKind::unauthenticated, "session.missing");
    Me me;
    me.user = {profile->user_name, profile->email};
    me.tenant = {profile->tenant_code, profile->tenant_name};
    me.organisation.name = profile->organisation_name;
    me.roles = those<access::Role>([&](access::Role role) { return actor.roles.has(role); });
    me.permissions = those<access::Permission>(
        [&](access::Permission permission) { return access::may_somewhere(actor, permission); });
    me.language = profile->language;
    for (auto const& held : MembershipStore(reading.transaction).of_user(actor.user, actor.today))
        me.memberships.push_back(
            {held.membership, held.tenant_name, held.organisation_name, held.membership == actor.membership});
    return me;
}

}  // namespace samsyn::identity

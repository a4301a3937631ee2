// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/add_user.h"

#include "lib/base/swedish_calendar.h"
#include "lib/crypto/password.h"
#include "lib/mail/mail.h"
#include "src/features/identity/domain/password_rules.h"
#include "src/features/identity/store/account_store.h"
#include "src/features/identity/store/membership_store.h"
#include "src/features/identity/usecases/in_transaction.h"
#include "src/features/identity/usecases/sign_in.h"
#include "src/work/audit.h"

namespace samsyn::identity {
namespace {

Result<Done> check_user(NewUser const& user)
{
    if (!mail::is_address(user.email)) return fail_field("email", "email.malformed");
    auto const good = check_password("password", user.password, {user.email, user.name, user.tenant_name});
    if (!good) return refuse(good);
    if (user.roles.empty()) return fail_field("role", "field.required");
    return Done{};
}

Id<Tenant> tenant_of(AccountStore& accounts, NewUser const& user, UtcTime now)
{
    if (auto const known = accounts.tenant(user.tenant)) return *known;
    Id<Tenant> const id(Uuid::at(now));
    accounts.insert_tenant(id, user.tenant, user.tenant_name.empty() ? user.tenant : user.tenant_name, now);
    return id;
}

Id<Organisation> organisation_of(AccountStore& accounts, Id<Tenant> tenant, NewUser const& user, UtcTime now)
{
    if (auto const known = accounts.organisation(tenant, user.organisation)) return *known;
    Id<Organisation> const id(Uuid::at(now));
    accounts.insert_organisation(tenant, id, user.organisation, swedish_time(now).day, now);
    return id;
}

}  // namespace

Result<Done> add_user(work::Runtime& runtime, NewUser const& user)
{
    if (auto const good = check_user(user); !good) return refuse(good);
    auto const hash = crypto::hash_password(user.password);  // outside the transaction: it takes its time
    auto const now = runtime.clock.now();
    auto const today = swedish_time(now).day;
    bool exists = false;
    in_transaction(runtime, [&](sql::Transaction& transaction) {
        AccountStore accounts(transaction);
        auto const email = lower(user.email);
        exists = accounts.any_user(email).has_value();
        if (exists) return false;
        auto const tenant = tenant_of(accounts, user, now);
        auto const organisation = organisation_of(accounts, tenant, user, now);
        Id<User> const id(Uuid::at(now));
        accounts.insert_user(id, email, user.name, hash, now);
        MembershipStore memberships(transaction);
        Id<Membership> const membership(Uuid::at(now));
        memberships.insert(tenant, membership, id, organisation, today, std::nullopt, now);
        memberships.set_roles(tenant, membership, user.roles);
        work::append_audit(transaction, {access::Actor::system(tenant, today),
                                         "identity.add_user",
                                         id.uuid(),
                                         access::Class::internal,
                                         work::AuditResult::done,
                                         {},
                                         now});
        return true;
    });
    if (exists) return fail(ErrorKind::conflict, "user.exists");
    return Done{};
}

}  // namespace samsyn::identity

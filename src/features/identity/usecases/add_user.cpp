// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/add_user.h"

#include "lib/base/swedish_calendar.h"
#include "lib/crypto/password.h"
#include "src/features/identity/store/account_store.h"
#include "src/work/audit.h"

namespace samsyn::identity {
namespace {

Result<Done> check_user(NewUser const& user)
{
    if (user.password.size() < 12 || user.password.size() > 128)
        return fail_field("password", "password.length");
    auto const at = user.email.find('@');
    if (at == 0 || at == std::string::npos || at + 1 == user.email.size())
        return fail_field("email", "email.malformed");
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
    runtime.database.write([&](sql::Transaction& transaction) {
        AccountStore accounts(transaction);
        exists = accounts.any_user(user.email).has_value();
        if (exists) return false;
        auto const tenant = tenant_of(accounts, user, now);
        auto const organisation = organisation_of(accounts, tenant, user, now);
        Id<User> const id(Uuid::at(now));
        accounts.insert_user(id, user.email, user.name, hash, now);
        accounts.insert_membership(tenant, Id<Membership>(Uuid::at(now)), id, organisation, user.roles, today,
                                   now);
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

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/store/account_store.h"

#include "lib/base/enum_text.h"

namespace samsyn::identity {
namespace {

sql::Bytes bytes_of(Sha256 const& hash) { return {std::string(hash.begin(), hash.end())}; }

template <class Thing>
auto read_id()
{
    return [](sql::Row const& row) { return row.id<Thing>(0); };
}

}  // namespace

std::optional<AccountStore::Account> AccountStore::account(std::string const& email)
{
    return m_transaction.first(
        "SELECT id, password_hash, language FROM users WHERE email = $1 AND disabled_at IS NULL",
        [](sql::Row const& row) {
            return Account{row.id<User>(0), row.optional_text(1), row.text(2)};
        },
        email);
}

std::vector<AccountStore::MembershipRow> AccountStore::memberships(Id<User> user, Day day)
{
    return m_transaction.list(
        "SELECT tenant, id FROM memberships WHERE user_id = $1 AND valid_from <= $2 "
        "AND (valid_to IS NULL OR valid_to > $2) ORDER BY created_at, id",
        [](sql::Row const& row) {
            return MembershipRow{row.id<Tenant>(0), row.id<Membership>(1)};
        },
        user, day);
}

void AccountStore::insert(Session const& session, Sha256 const& token_hash, UtcTime now)
{
    m_transaction.change(
        "INSERT INTO sessions (token_hash, id, user_id, tenant, membership, assurance, created_at, used_at, "
        "expires_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)",
        bytes_of(token_hash), session.id, session.user, session.tenant, session.membership, session.assurance,
        now, session.expires_at);
}

std::optional<AccountStore::Session> AccountStore::session(Sha256 const& token_hash)
{
    return m_transaction.first(
        "SELECT id, user_id, tenant, membership, assurance, used_at, expires_at FROM sessions WHERE "
        "token_hash = $1 "
        "AND tenant IS NOT NULL AND membership IS NOT NULL",
        [](sql::Row const& row) {
            return Session{row.uuid(0),
                           row.id<User>(1),
                           row.id<Tenant>(2),
                           row.id<Membership>(3),
                           static_cast<int>(row.integer(4)),
                           row.time(5),
                           row.time(6)};
        },
        bytes_of(token_hash));
}

void AccountStore::touch(Sha256 const& token_hash, UtcTime now)
{
    m_transaction.change("UPDATE sessions SET used_at = $1 WHERE token_hash = $2", now, bytes_of(token_hash));
}

void AccountStore::remove(Sha256 const& token_hash)
{
    m_transaction.change("DELETE FROM sessions WHERE token_hash = $1", bytes_of(token_hash));
}

AccountStore::Failures AccountStore::failures(Sha256 const& bucket)
{
    return m_transaction
        .first(
            "SELECT failures, last_at FROM sign_in_failures WHERE bucket = $1",
            [](sql::Row const& row) {
                return Failures{row.integer(0), row.time(1)};
            },
            bytes_of(bucket))
        .value_or(Failures{});
}

void AccountStore::count_failure(Sha256 const& bucket, UtcTime now)
{
    m_transaction.change(
        "INSERT INTO sign_in_failures (bucket, failures, last_at) VALUES ($1, 1, $2) "
        "ON CONFLICT (bucket) DO UPDATE SET failures = sign_in_failures.failures + 1, last_at = "
        "excluded.last_at",
        bytes_of(bucket), now);
}

void AccountStore::forget_failures(Sha256 const& bucket)
{
    m_transaction.change("DELETE FROM sign_in_failures WHERE bucket = $1", bytes_of(bucket));
}

std::optional<AccountStore::Profile> AccountStore::profile(Id<Tenant> tenant, Id<Membership> membership)
{
    return m_transaction.first(
        "SELECT u.name, u.email, u.language, t.code, t.name, o.name FROM memberships m "
        "JOIN users u ON u.id = m.user_id JOIN tenants t ON t.id = m.tenant "
        "JOIN organisations o ON o.tenant = m.tenant AND o.id = m.organisation WHERE m.tenant = $1 AND m.id "
        "= $2",
        [](sql::Row const& row) {
            return Profile{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)};
        },
        tenant, membership);
}

std::optional<Id<Tenant>> AccountStore::tenant(std::string const& code)
{
    return m_transaction.first("SELECT id FROM tenants WHERE code = $1", read_id<Tenant>(), code);
}

void AccountStore::insert_tenant(Id<Tenant> id, std::string const& code, std::string const& name, UtcTime now)
{
    m_transaction.change("INSERT INTO tenants (id, code, name, created_at) VALUES ($1, $2, $3, $4)", id, code,
                         name, now);
}

std::optional<Id<Organisation>> AccountStore::organisation(Id<Tenant> tenant, std::string const& code)
{
    return m_transaction.first("SELECT id FROM organisations WHERE tenant = $1 AND code = $2",
                               read_id<Organisation>(), tenant, code);
}

void AccountStore::insert_organisation(Id<Tenant> tenant, Id<Organisation> id, std::string const& code,
                                       Day from, UtcTime now)
{
    m_transaction.change(
        "INSERT INTO organisations (tenant, id, code, name, kind, sector, valid_from, created_at) "
        "VALUES ($1, $2, $3, $3, 'committee', 'public', $4, $5)",
        tenant, id, code, from, now);
}

std::optional<Id<User>> AccountStore::any_user(std::string const& email)
{
    return m_transaction.first("SELECT id FROM users WHERE email = $1", read_id<User>(), email);
}

void AccountStore::insert_user(Id<User> id, std::string const& email, std::string const& name,
                               std::string const& password_hash, UtcTime now)
{
    m_transaction.change(
        "INSERT INTO users (id, email, name, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)", id,
        email, name, password_hash, now);
}

void AccountStore::insert_membership(Id<Tenant> tenant, Id<Membership> id, Id<User> user,
                                     Id<Organisation> organisation, std::vector<access::Role> const& roles,
                                     Day from, UtcTime now)
{
    m_transaction.change(
        "INSERT INTO memberships (tenant, id, user_id, organisation, valid_from, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        tenant, id, user, organisation, from, now);
    for (auto const role : roles)
        m_transaction.change("INSERT INTO membership_roles (tenant, membership, role) VALUES ($1, $2, $3)",
                             tenant, id, enum_text(role));
}

}  // namespace samsyn::identity

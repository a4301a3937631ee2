// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/store/account_store.h"

namespace samsyn::identity {
namespace {

AccountStore::Account read_account(sql::Row const& row)
{
    AccountStore::Account account;
    account.user = row.id<User>(0);
    account.email = row.text(1);
    account.name = row.text(2);
    account.language = row.text(3);
    account.password_hash = row.optional_text(4);
    if (!row.is_null(5)) account.totp_secret = row.bytes(5);
    account.has_totp = !row.is_null(6);
    account.totp_last_step = row.integer(7);
    return account;
}

template <class Thing>
auto read_id()
{
    return [](sql::Row const& row) { return row.id<Thing>(0); };
}

}  // namespace

std::optional<AccountStore::Account> AccountStore::account(std::string const& email)
{
    return m_transaction.first(
        "SELECT id, email, name, language, password_hash, totp_secret, totp_confirmed_at, totp_last_step "
        "FROM users WHERE email = $1 AND disabled_at IS NULL",
        read_account, email);
}

std::optional<AccountStore::Account> AccountStore::account(Id<User> user)
{
    return m_transaction.first(
        "SELECT id, email, name, language, password_hash, totp_secret, totp_confirmed_at, totp_last_step "
        "FROM users WHERE id = $1 AND disabled_at IS NULL",
        read_account, user);
}

void AccountStore::set_password(Id<User> user, std::string const& password_hash)
{
    m_transaction.change("UPDATE users SET password_hash = $2 WHERE id = $1", user, password_hash);
}

void AccountStore::set_name(Id<User> user, std::string const& name)
{
    m_transaction.change("UPDATE users SET name = $2 WHERE id = $1", user, name);
}

void AccountStore::set_language(Id<User> user, std::string const& language)
{
    m_transaction.change("UPDATE users SET language = $2 WHERE id = $1", user, language);
}

void AccountStore::set_totp(Id<User> user, std::optional<std::string> const& sealed)
{
    auto const secret = sealed ? std::optional(sql::Bytes{*sealed}) : std::nullopt;
    m_transaction.change(
        "UPDATE users SET totp_secret = $2, totp_confirmed_at = NULL, totp_last_step = 0 WHERE id = $1", user,
        secret);
}

void AccountStore::confirm_totp(Id<User> user, UtcTime now)
{
    m_transaction.change("UPDATE users SET totp_confirmed_at = $2 WHERE id = $1", user, now);
}

bool AccountStore::use_totp_step(Id<User> user, std::int64_t step)
{
    return m_transaction.change("UPDATE users SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2",
                                user, step) == 1;
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
                               std::optional<std::string> const& password_hash, UtcTime now)
{
    m_transaction.change(
        "INSERT INTO users (id, email, name, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)", id,
        email, name, password_hash, now);
}

}  // namespace samsyn::identity

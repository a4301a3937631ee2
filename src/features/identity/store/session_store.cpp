// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/store/session_store.h"

#include "src/features/identity/store/hash_bytes.h"

namespace samsyn::identity {
namespace {

Session read_session(sql::Row const& row)
{
    Session session;
    session.id = row.uuid(0);
    session.user = row.id<User>(1);
    session.tenant = row.optional_id<Tenant>(2);
    session.membership = row.optional_id<Membership>(3);
    session.assurance = static_cast<int>(row.integer(4));
    session.created_at = row.time(5);
    session.used_at = row.time(6);
    session.expires_at = row.time(7);
    session.device = row.text(8);
    return session;
}

}  // namespace

void SessionStore::insert(Session const& session, Sha256 const& token_hash)
{
    m_transaction.change(
        "INSERT INTO sessions (token_hash, id, user_id, tenant, membership, assurance, created_at, used_at, "
        "expires_at, device) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        bytes_of(token_hash), session.id, session.user, session.tenant, session.membership, session.assurance,
        session.created_at, session.used_at, session.expires_at, session.device);
}

std::optional<Session> SessionStore::find(Sha256 const& token_hash)
{
    return m_transaction.first(
        "SELECT id, user_id, tenant, membership, assurance, created_at, used_at, expires_at, device "
        "FROM sessions WHERE token_hash = $1",
        read_session, bytes_of(token_hash));
}

std::vector<Session> SessionStore::of_user(Id<User> user, UtcTime now)
{
    return m_transaction.list(
        "SELECT id, user_id, tenant, membership, assurance, created_at, used_at, expires_at, device "
        "FROM sessions WHERE user_id = $1 AND expires_at > $2 AND membership IS NOT NULL "
        "ORDER BY used_at DESC, id LIMIT 100",
        read_session, user, now);
}

void SessionStore::touch(Sha256 const& token_hash, UtcTime now)
{
    m_transaction.change("UPDATE sessions SET used_at = $1 WHERE token_hash = $2", now, bytes_of(token_hash));
}

void SessionStore::remove(Sha256 const& token_hash)
{
    m_transaction.change("DELETE FROM sessions WHERE token_hash = $1", bytes_of(token_hash));
}

bool SessionStore::remove(Id<User> user, Uuid session)
{
    return m_transaction.change("DELETE FROM sessions WHERE user_id = $1 AND id = $2", user, session) == 1;
}

void SessionStore::remove_others(Id<User> user, std::optional<Uuid> const& but)
{
    m_transaction.change("DELETE FROM sessions WHERE user_id = $1 AND id <> $2", user, but.value_or(Uuid{}));
}

void SessionStore::remove_of_membership(Id<Tenant> tenant, Id<Membership> membership)
{
    m_transaction.change("DELETE FROM sessions WHERE tenant = $1 AND membership = $2", tenant, membership);
}

void SessionStore::remove_expired(UtcTime now)
{
    m_transaction.change("DELETE FROM sessions WHERE expires_at <= $1", now);
}

}  // namespace samsyn::identity

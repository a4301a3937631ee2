// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/store/key_store.h"

#include "lib/base/enum_text.h"
#include "lib/sql/enum_column.h"
#include "src/features/identity/store/hash_bytes.h"

namespace samsyn::identity {

void KeyStore::insert(MailedKey const& key, Sha256 const& token_hash, UtcTime now)
{
    m_transaction.change(
        "INSERT INTO mailed_keys (token_hash, purpose, user_id, tenant, membership, target, created_at, "
        "expires_at, round, operation) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        bytes_of(token_hash), enum_text(key.purpose), key.user, key.tenant, key.membership, key.target, now,
        key.expires_at, key.round, key.operation);
}

std::optional<MailedKey> KeyStore::find(Sha256 const& token_hash)
{
    return m_transaction.first(
        "SELECT purpose, user_id, tenant, membership, target, expires_at, used_at, round, operation "
        "FROM mailed_keys "
        "WHERE token_hash = $1 AND tenant IS NOT NULL AND membership IS NOT NULL",
        [](sql::Row const& row) {
            return MailedKey{sql::read_enum<KeyPurpose>(row, 0),
                             row.id<User>(1),
                             row.id<Tenant>(2),
                             row.id<Membership>(3),
                             row.text(4),
                             row.time(5),
                             !row.is_null(6),
                             row.is_null(7) ? std::nullopt : std::optional(row.uuid(7)),
                             row.optional_id<Operation>(8)};
        },
        bytes_of(token_hash));
}

bool KeyStore::use(Sha256 const& token_hash, UtcTime now)
{
    return m_transaction.change(
               "UPDATE mailed_keys SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL",
               bytes_of(token_hash), now) == 1;
}

void KeyStore::use_all(Id<User> user, KeyPurpose purpose, UtcTime now)
{
    m_transaction.change(
        "UPDATE mailed_keys SET used_at = $3 WHERE user_id = $1 AND purpose = $2 AND used_at IS NULL", user,
        enum_text(purpose), now);
}

void KeyStore::use_all_of_round(Id<Tenant> tenant, Uuid round, UtcTime now)
{
    m_transaction.change(
        "UPDATE mailed_keys SET used_at = $3 WHERE tenant = $1 AND round = $2 AND used_at IS NULL", tenant,
        round, now);
}

void KeyStore::remove_older(UtcTime than)
{
    m_transaction.change("DELETE FROM mailed_keys WHERE expires_at < $1", than);
}

}  // namespace samsyn::identity

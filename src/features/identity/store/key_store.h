// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "lib/base/sha256.h"
#include "lib/sql/connection.h"
#include "src/access/subjects.h"
#include "src/features/identity/domain/key_purpose.h"

namespace samsyn::identity {

struct MailedKey {
    KeyPurpose purpose = KeyPurpose::sign_in;
    Id<User> user;
    Id<Tenant> tenant;
    Id<Membership> membership;
    std::string target;  // a path to go on to
    UtcTime expires_at;
    bool is_used = false;
    // Of purpose "report": what may be answered with it.
    std::optional<Uuid> round = {};
    std::optional<Id<Operation>> operation = {};
};

// Rows of mailed_keys, known by the hash of the key.
class KeyStore {
public:
    explicit KeyStore(sql::Transaction& transaction) : m_transaction(transaction) {}

    void insert(MailedKey const& key, Sha256 const& token_hash, UtcTime now);
    std::optional<MailedKey> find(Sha256 const& token_hash);
    // Whether it had not been used; it is from now on.
    bool use(Sha256 const& token_hash, UtcTime now);
    // Makes the user's other keys for the same purpose useless.
    void use_all(Id<User> user, KeyPurpose purpose, UtcTime now);
    // Makes every key to a report of the round useless.
    void use_all_of_round(Id<Tenant> tenant, Uuid round, UtcTime now);
    void remove_older(UtcTime than);

private:
    sql::Transaction& m_transaction;
};

}  // namespace samsyn::identity

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/base/sha256.h"
#include "lib/sql/connection.h"
#include "src/access/subjects.h"

namespace samsyn::identity {

// Somebody signed in. Without membership it only waits for a one-time code and opens nothing.
struct Session {
    Uuid id;
    Id<User> user;
    std::optional<Id<Tenant>> tenant;
    std::optional<Id<Membership>> membership;
    int assurance = 2;
    UtcTime created_at;
    UtcTime used_at;
    UtcTime expires_at;
    std::string device;  // "Firefox, Windows"
};

// Rows of sessions; tokens are known by their hash.
class SessionStore {
public:
    explicit SessionStore(sql::Transaction& transaction) : m_transaction(transaction) {}

    void insert(Session const& session, Sha256 const& token_hash);
    std::optional<Session> find(Sha256 const& token_hash);
    // Latest first; those that wait for a code are not among them.
    std::vector<Session> of_user(Id<User> user, UtcTime now);
    void touch(Sha256 const& token_hash, UtcTime now);
    void remove(Sha256 const& token_hash);
    bool remove(Id<User> user, Uuid session);
    void remove_others(Id<User> user, std::optional<Uuid> const& but);
    void remove_of_membership(Id<Tenant> tenant, Id<Membership> membership);
    void remove_expired(UtcTime now);

private:
    sql::Transaction& m_transaction;
};

}  // namespace samsyn::identity

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/base/sha256.h"
#include "lib/sql/connection.h"
#include "src/access/role.h"
#include "src/access/subjects.h"

namespace samsyn::identity {

// Rows of users, memberships, sessions and sign_in_failures.
class AccountStore {
public:
    explicit AccountStore(sql::Transaction& transaction) : m_transaction(transaction) {}

    struct Account {
        Id<User> user;
        std::optional<std::string> password_hash;
        std::string language;
    };
    // Disabled accounts are not found.
    std::optional<Account> account(std::string const& email);

    struct MembershipRow {
        Id<Tenant> tenant;
        Id<Membership> membership;
    };
    // In force on the day, oldest first.
    std::vector<MembershipRow> memberships(Id<User> user, Day day);

    struct Session {
        Uuid id;
        Id<User> user;
        Id<Tenant> tenant;
        Id<Membership> membership;
        int assurance = 2;
        UtcTime used_at;
        UtcTime expires_at;
    };
    void insert(Session const& session, Sha256 const& token_hash, UtcTime now);
    std::optional<Session> session(Sha256 const& token_hash);
    void touch(Sha256 const& token_hash, UtcTime now);
    void remove(Sha256 const& token_hash);

    struct Failures {
        std::int64_t count = 0;
        UtcTime last_at;
    };
    Failures failures(Sha256 const& bucket);
    void count_failure(Sha256 const& bucket, UtcTime now);
    void forget_failures(Sha256 const& bucket);

    struct Profile {
        std::string user_name;
        std::string email;
        std::string language;
        std::string tenant_code;
        std::string tenant_name;
        std::string organisation_name;
    };
    std::optional<Profile> profile(Id<Tenant> tenant, Id<Membership> membership);

    std::optional<Id<Tenant>> tenant(std::string const& code);
    void insert_tenant(Id<Tenant> id, std::string const& code, std::string const& name, UtcTime now);
    std::optional<Id<Organisation>> organisation(Id<Tenant> tenant, std::string const& code);
    void insert_organisation(Id<Tenant> tenant, Id<Organisation> id, std::string const& code, Day from,
                             UtcTime now);
    std::optional<Id<User>> any_user(std::string const& email);
    void insert_user(Id<User> id, std::string const& email, std::string const& name,
                     std::string const& password_hash, UtcTime now);
    void insert_membership(Id<Tenant> tenant, Id<Membership> id, Id<User> user, Id<Organisation> organisation,
                           std::vector<access::Role> const& roles, Day from, UtcTime now);

private:
    sql::Transaction& m_transaction;
};

}  // namespace samsyn::identity

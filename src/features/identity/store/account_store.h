// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/role.h"
#include "src/access/subjects.h"

namespace samsyn::identity {

// Rows of users, and of what the first ones of an installation need.
class AccountStore {
public:
    explicit AccountStore(sql::Transaction& transaction) : m_transaction(transaction) {}

    struct Account {
        Id<User> user;
        std::string email;
        std::string name;
        std::string language;
        std::optional<std::string> password_hash;
        std::optional<std::string> totp_secret;  // sealed
        bool has_totp = false;                   // confirmed: asked for at sign-in
        std::int64_t totp_last_step = 0;
    };
    // E-mail addresses are kept in lower case. Disabled accounts are not found.
    std::optional<Account> account(std::string const& email);
    std::optional<Account> account(Id<User> user);

    void set_password(Id<User> user, std::string const& password_hash);
    void set_name(Id<User> user, std::string const& name);
    void set_language(Id<User> user, std::string const& language);
    // A secret that is not yet confirmed; nothing takes it away.
    void set_totp(Id<User> user, std::optional<std::string> const& sealed);
    void confirm_totp(Id<User> user, UtcTime now);
    // Whether the step is later than the last one used; it is used from now on.
    bool use_totp_step(Id<User> user, std::int64_t step);

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
                     std::optional<std::string> const& password_hash, UtcTime now);

private:
    sql::Transaction& m_transaction;
};

}  // namespace samsyn::identity

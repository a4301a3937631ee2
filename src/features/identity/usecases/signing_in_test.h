// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/crypto/password.h"
#include "src/features/identity/store/account_store.h"
#include "src/features/identity/store/membership_store.h"
#include "src/features/identity/usecases/session.h"
#include "src/features/identity/usecases/sign_in.h"
#include "tests/support/engines.h"
#include "tests/support/town.h"

namespace samsyn::identity {

inline std::string const right_password = "gröna lampor i tunneln";

// A town with a member who has a password, and what signing in needs.
struct Door {
    explicit Door(sql::Database& database)
        : town(database),
          member(town.person("kommun", {access::Role::coordinator, access::Role::reporter}, {"skolan"}))
    {
        give_password(member);
    }

    void give_password(access::Actor const& actor)
    {
        // Hashing is slow on purpose; one hash serves every test.
        static auto const hash = crypto::hash_password(right_password);
        write([&](sql::Transaction& t) { AccountStore(t).set_password(actor.user, hash); });
    }
    template <class Body>
    void write(Body body)
    {
        town.database().write([&](sql::Transaction& t) {
            body(t);
            return true;
        });
    }
    std::string email_of(access::Actor const& actor)
    {
        std::string email;
        town.database().read(
            [&](sql::Transaction& t) { email = AccountStore(t).account(actor.user)->email; });
        return email;
    }
    std::int64_t count(std::string const& sql)
    {
        std::int64_t number = 0;
        town.database().read([&](sql::Transaction& t) {
            number = t.first(sql, [](sql::Row const& row) { return row.integer(0); }).value_or(0);
        });
        return number;
    }
    Result<SignedIn> try_password(std::string const& email, std::string const& password)
    {
        return sign_in(services, email, password, visitor);
    }
    std::string signed_in()
    {
        auto const in = try_password(email_of(member), right_password);
        return in ? in->token : "";
    }
    void pass(std::int64_t seconds) { town.clock().set(town.clock().now().plus_seconds(seconds)); }

    tests::Town town;
    access::Actor member;
    crypto::Seal seal{std::string(32, 'k')};
    Services services{town.runtime(), seal};
    Visitor visitor{"192.0.2.7", "Firefox, Windows", "", ""};
};

}  // namespace samsyn::identity

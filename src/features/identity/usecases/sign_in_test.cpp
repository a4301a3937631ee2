// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/sign_in.h"

#include <doctest/doctest.h>

#include "lib/base/base64.h"
#include "lib/crypto/totp.h"
#include "src/features/identity/usecases/own_account.h"
#include "src/features/identity/usecases/signing_in_test.h"
#include "src/features/identity/usecases/throttle.h"

namespace samsyn::identity {

TEST_CASE("the right password opens a session with the rights of the membership")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const in = door.try_password("ANKVIK person 1@example.se", right_password);
        REQUIRE(in);
        CHECK_FALSE(in->needs_code);
        auto const actor = actor_of_session(door.town.runtime(), in->token);
        REQUIRE(actor);
        CHECK(actor->membership == door.member.membership);
        CHECK(actor->roles.has(access::Role::coordinator));
        CHECK(door.count("SELECT COUNT(*) FROM audit WHERE action = 'identity.sign_in'") == 1);
        CHECK_FALSE(actor_of_session(door.town.runtime(), in->token + "x"));
        CHECK_FALSE(actor_of_session(door.town.runtime(), ""));
    });
}

TEST_CASE("an unknown account, a wrong password and an account without membership get the same answer")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const ended = door.town.person("polis", {access::Role::analyst});
        door.give_password(ended);
        door.write([&](sql::Transaction& t) {
            t.change("UPDATE memberships SET valid_to = $2 WHERE id = $1", ended.membership, ended.today);
        });
        for (auto const& refused :
             {door.try_password("nobody@example.se", right_password),
              door.try_password(door.email_of(door.member), "fel lösenord här"),
              door.try_password(door.email_of(ended), right_password), door.try_password("", "")}) {
            REQUIRE_FALSE(refused);
            CHECK(refused.error().kind == ErrorKind::unauthenticated);
            CHECK(refused.error().code == "sign_in.refused");
            CHECK(refused.error().fields.empty());
        }
    });
}

TEST_CASE(
    "guessing is slowed down, for accounts that exist and others alike, and nobody is locked out for good")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        for (auto const& email : {door.email_of(door.member), std::string("nobody@example.se")}) {
            for (int i = 0; i < 5; ++i)
                CHECK(door.try_password(email, "fel lösenord här").error().code == "sign_in.refused");
            CHECK(door.try_password(email, right_password).error().code == "sign_in.wait");
            CHECK(door.try_password(email, right_password).error().kind == ErrorKind::too_many);
        }
        door.pass(1);
        CHECK(door.try_password(door.email_of(door.member), "fel lösenord här").error().code ==
              "sign_in.refused");
        door.pass(1);
        CHECK(door.try_password(door.email_of(door.member), right_password).error().code == "sign_in.wait");
        door.pass(1);
        CHECK(door.try_password(door.email_of(door.member), right_password));
        // Forgotten: the next wrong one waits for nothing.
        CHECK(door.try_password(door.email_of(door.member), "fel lösenord här").error().code ==
              "sign_in.refused");
        CHECK(door.try_password(door.email_of(door.member), right_password));
    });
}

TEST_CASE("fewer than a hundred guesses an hour are looked at")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        int evaluated = 0;
        for (int second = 0; second < 3600; ++second) {
            Throttle throttle(door.town.runtime(), {Throttle::account("anna@example.se")});
            evaluated += throttle.begin();
            door.pass(1);
        }
        CHECK(evaluated > 10);
        CHECK(evaluated < 100);
    });
}

TEST_CASE("one network is slowed down over many accounts, and recovers")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const tried = [&](int account, std::string const& network) {
            Throttle throttle(door.town.runtime(),
                              {Throttle::account("a" + std::to_string(account)), Throttle::network(network)});
            return throttle.begin();
        };
        int evaluated = 0;
        for (int i = 0; i < 200; ++i) evaluated += tried(i, "2001:db8:1:2::" + std::to_string(i));
        CHECK(evaluated == 50);
        CHECK_FALSE(tried(1000, "2001:db8:1:2:ffff::1"));
        CHECK(tried(1001, "2001:db8:1:3::1"));
        CHECK(tried(1002, "192.0.2.8"));
        door.pass(3600);
        CHECK(tried(1003, "2001:db8:1:2::1"));
    });
}

TEST_CASE("a browser that has signed in before is not kept out by the guesses of others")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const email = door.email_of(door.member);
        auto const first = door.try_password(email, right_password);
        REQUIRE(first);
        for (int i = 0; i < 5; ++i) door.try_password(email, "fel lösenord här");
        CHECK(door.try_password(email, right_password).error().code == "sign_in.wait");
        door.visitor.device_cookie = first->device_cookie;
        CHECK(door.try_password(email, right_password));
        // The cookie is good for its own account only, and its own guesses are counted.
        auto const other = door.town.person("polis", {access::Role::analyst});
        door.give_password(other);
        door.visitor.device_cookie = "";
        for (int i = 0; i < 5; ++i) door.try_password(door.email_of(other), "fel lösenord här");
        door.visitor.device_cookie = first->device_cookie;
        CHECK(door.try_password(door.email_of(other), right_password).error().code == "sign_in.wait");
        for (int i = 0; i < 5; ++i) door.try_password(email, "fel lösenord här");
        CHECK(door.try_password(email, right_password).error().code == "sign_in.wait");
        door.visitor.device_cookie = std::string(200, 'a');
        CHECK(door.try_password(email, right_password).error().code == "sign_in.wait");
    });
}

TEST_CASE("signing in makes a new token, and the one the browser came with is dead")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const planted = door.signed_in();
        door.visitor.session = planted;
        auto const own = door.signed_in();
        CHECK(own != planted);
        CHECK_FALSE(actor_of_session(door.town.runtime(), planted));
        CHECK(actor_of_session(door.town.runtime(), own));
    });
}

TEST_CASE("a session ends after half an hour without use, after twelve hours, and when signed out")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const idle = door.signed_in();
        door.pass(30 * 60);
        CHECK_FALSE(actor_of_session(door.town.runtime(), idle));
        auto const used = door.signed_in();
        for (int i = 0; i < 35; ++i) {
            door.pass(20 * 60);
            CHECK(actor_of_session(door.town.runtime(), used));
        }
        door.pass(20 * 60);
        CHECK_FALSE(actor_of_session(door.town.runtime(), used));
        auto const left = door.signed_in();
        sign_out(door.town.runtime(), left);
        CHECK(actor_of_session(door.town.runtime(), left).error().code == "session.missing");
    });
}

TEST_CASE("what is taken away is gone on the next request")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const token = door.signed_in();
        door.write([&](sql::Transaction& t) {
            t.change("DELETE FROM membership_roles WHERE membership = $1 AND role = 'coordinator'",
                     door.member.membership);
        });
        auto const less = actor_of_session(door.town.runtime(), token);
        REQUIRE(less);
        CHECK_FALSE(less->roles.has(access::Role::coordinator));
        door.write([&](sql::Transaction& t) {
            t.change("UPDATE memberships SET valid_to = $2 WHERE id = $1", door.member.membership,
                     door.member.today);
        });
        CHECK_FALSE(actor_of_session(door.town.runtime(), token));
    });
}

TEST_CASE("with one-time codes on, a password alone opens nothing, and a code opens once")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const token = door.signed_in();
        REQUIRE(begin_totp(door.services, door.member));
        std::string secret;
        door.town.database().read([&](sql::Transaction& t) {
            secret =
                door.seal
                    .open(*AccountStore(t).account(door.member.user)->totp_secret, door.member.user.text())
                    .value();
        });
        auto const code = [&] {
            return crypto::totp_code(secret, crypto::totp_step(door.town.clock().now()));
        };
        CHECK(pending_totp(door.services, door.member)->secret == base32(secret));
        CHECK(confirm_totp(door.services, door.member, token, "000000").error().code == "code.wrong");
        CHECK(door.try_password(door.email_of(door.member), right_password)->needs_code == false);
        REQUIRE(confirm_totp(door.services, door.member, token, code()));
        CHECK(actor_of_session(door.town.runtime(), token));  // this session stays, others end
        CHECK(door.count("SELECT COUNT(*) FROM sessions") == 1);
        CHECK(begin_totp(door.services, door.member).error().code == "totp.on");
        CHECK(pending_totp(door.services, door.member).error().code == "totp.on");

        auto const waiting = door.try_password(door.email_of(door.member), right_password);
        REQUIRE(waiting);
        CHECK(waiting->needs_code);
        CHECK(waiting->device_cookie.empty());
        CHECK_FALSE(actor_of_session(door.town.runtime(), waiting->token));
        CHECK(sign_in_with_code(door.services, waiting->token, code(), door.visitor).error().code ==
              "code.wrong");
        door.pass(30);
        auto const in = sign_in_with_code(door.services, waiting->token, code(), door.visitor);
        REQUIRE(in);
        CHECK(actor_of_session(door.town.runtime(), in->token));
        CHECK(sign_in_with_code(door.services, waiting->token, code(), door.visitor).error().code ==
              "session.missing");
        CHECK(sign_in_with_code(door.services, in->token, code(), door.visitor).error().code ==
              "session.missing");
    });
}

TEST_CASE("codes cannot be guessed quicker than passwords, and the first step does not wait for ever")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        door.write([&](sql::Transaction& t) {
            AccountStore(t).set_totp(door.member.user,
                                     door.seal.close("12345678901234567890", door.member.user.text()));
            AccountStore(t).confirm_totp(door.member.user, door.town.clock().now());
        });
        auto const waiting = door.try_password(door.email_of(door.member), right_password);
        REQUIRE(waiting);
        for (int i = 0; i < 4; ++i)
            CHECK(sign_in_with_code(door.services, waiting->token, "123123", door.visitor).error().code ==
                  "code.wrong");
        CHECK(sign_in_with_code(door.services, waiting->token, "123123", door.visitor).error().code ==
              "sign_in.wait");
        // Beginning again with the right password does not buy new guesses.
        CHECK(door.try_password(door.email_of(door.member), right_password).error().code == "sign_in.wait");
        door.pass(600);
        CHECK(sign_in_with_code(door.services, waiting->token, "123123", door.visitor).error().code ==
              "session.missing");
    });
}

TEST_CASE("codes are turned off with the password")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        door.write([&](sql::Transaction& t) {
            AccountStore(t).set_totp(door.member.user,
                                     door.seal.close("12345678901234567890", door.member.user.text()));
            AccountStore(t).confirm_totp(door.member.user, door.town.clock().now());
        });
        CHECK(disable_totp(door.services, door.member, "fel lösenord här").error().code == "password.wrong");
        CHECK(account_state(door.services, door.member)->has_totp);
        REQUIRE(disable_totp(door.services, door.member, right_password));
        CHECK_FALSE(account_state(door.services, door.member)->has_totp);
        CHECK(pending_totp(door.services, door.member).error().code == "totp.none");
    });
}

TEST_CASE("a new password ends the other sessions and follows the rules")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const other = door.signed_in();
        auto const token = door.signed_in();
        auto const change = [&](std::string const& current, std::string const& wanted) {
            auto const changed = change_password(door.services, door.member, token, current, wanted);
            return changed ? "" : changed.error().code;
        };
        CHECK(change("fel lösenord här", "röda cyklar på torget") == "password.wrong");
        CHECK(change(right_password, "kort") == "password.length");
        CHECK(change(right_password, "Lösenord2026!") == "password.common");
        CHECK(change(right_password, "röda cyklar på torget") == "");
        CHECK_FALSE(actor_of_session(door.town.runtime(), other));
        CHECK(actor_of_session(door.town.runtime(), token));
        CHECK_FALSE(door.try_password(door.email_of(door.member), right_password));
        CHECK(door.try_password(door.email_of(door.member), "röda cyklar på torget"));
    });
}

TEST_CASE("one sees and ends one's own sessions, and nobody else's")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const first = door.signed_in();
        auto const second = door.signed_in();
        auto const own = work::ask(door.town.runtime(), door.member, ListSessions{});
        REQUIRE(own);
        REQUIRE(own->sessions.size() == 2);
        CHECK(own->sessions[0].device == "Firefox, Windows");
        auto const stranger = door.town.person("polis", {access::Role::analyst});
        for (auto const& session : own->sessions)
            CHECK(work::execute(door.town.runtime(), stranger, EndSession{session.session}).error().code ==
                  "session.missing");
        CHECK(work::ask(door.town.runtime(), stranger, ListSessions{})->sessions.empty());
        for (auto const& session : own->sessions)
            CHECK(work::execute(door.town.runtime(), door.member, EndSession{session.session}));
        CHECK_FALSE(actor_of_session(door.town.runtime(), first));
        CHECK_FALSE(actor_of_session(door.town.runtime(), second));
    });
}

TEST_CASE("another membership of one's own is taken with a new token, nobody else's")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        Id<Membership> const second(Uuid::from_name("second membership"));
        door.write([&](sql::Transaction& t) {
            MembershipStore memberships(t);
            memberships.insert(door.town.tenant(), second, door.member.user, door.town.organisation("polis"),
                               door.member.today, std::nullopt, door.town.clock().now().plus_seconds(1));
            memberships.set_roles(door.town.tenant(), second, {access::Role::analyst});
        });
        auto const token = door.signed_in();
        auto const switched = switch_membership(door.town.runtime(), token, second);
        REQUIRE(switched);
        CHECK_FALSE(actor_of_session(door.town.runtime(), token));
        auto const actor = actor_of_session(door.town.runtime(), *switched);
        REQUIRE(actor);
        CHECK(actor->organisation == door.town.organisation("polis"));
        CHECK_FALSE(actor->roles.has(access::Role::coordinator));
        auto const stranger = door.town.person("bostad", {access::Role::analyst});
        CHECK(switch_membership(door.town.runtime(), *switched, stranger.membership).error().code ==
              "membership.missing");
        CHECK(actor_of_session(door.town.runtime(), *switched));
    });
}

}  // namespace samsyn::identity

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/mailed_key.h"

#include <doctest/doctest.h>

#include "src/features/identity/usecases/own_account.h"
#include "src/features/identity/usecases/signing_in_test.h"

namespace samsyn::identity {
namespace {

// The post of a town: does the jobs and reads the mails they wrote.
struct Post {
    explicit Post(Door& opened) : door(opened) {}

    // How many new mails the jobs wrote.
    std::size_t work_off()
    {
        auto const before = mails().size();
        door.pass(1);  // so that the latest mail is the last
        work::do_due_jobs(door.town.runtime(),
                          {{mail_key_job_name, mail_key_job(texts, "https://samsyn.example")}}, 50);
        return mails().size() - before;
    }
    struct Mail {
        std::string to;
        std::string body;
    };
    std::vector<Mail> mails()
    {
        std::vector<Mail> found;
        door.town.database().read([&](sql::Transaction& t) {
            found =
                t.list("SELECT recipient, body FROM outbox ORDER BY created_at, id", [](sql::Row const& row) {
                    return Mail{row.text(0), row.text(1)};
                });
        });
        return found;
    }
    // The key in the latest mail, which must lead to the page.
    std::string key(std::string const& page)
    {
        auto const body = mails().back().body;
        auto const link = "https://samsyn.example" + page + "?nyckel=";
        auto const at = body.find(link);
        REQUIRE(at != std::string::npos);
        return body.substr(at + link.size(), 43);
    }

    Door& door;
    texts::Texts texts{"texts"};
};

access::Actor invited(Door& door)
{
    auto const actor = door.town.person("kommun", {access::Role::reporter}, {"bibliotek"});
    door.write([&](sql::Transaction& t) {
        work::Work work(t, actor, door.town.clock().now());
        order_key(work, actor.user, actor.membership, KeyPurpose::invitation, "");
    });
    return actor;
}

}  // namespace

TEST_CASE("a reporter signs in by a mailed link, once, within half an hour, to report and nothing else")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        Post post(door);
        ask_for_key(door.services, "Ankvik Person 1@Example.SE", KeyPurpose::sign_in, door.visitor);
        REQUIRE(post.work_off() == 1);
        CHECK(post.mails()[0].to == door.email_of(door.member));
        auto const key = post.key("/logga-in/lank");
        auto const in = sign_in_by_key(door.services, key, door.visitor);
        REQUIRE(in);
        auto const actor = actor_of_session(door.town.runtime(), in->token);
        REQUIRE(actor);
        CHECK(actor->assurance == 1);
        CHECK(access::may(*actor, access::Permission::report, {.operation = door.town.operation("skolan")}));
        CHECK_FALSE(access::may_somewhere(*actor, access::Permission::manage_rounds));
        CHECK_FALSE(access::may_somewhere(*actor, access::Permission::read_picture));
        CHECK(change_password(door.services, *actor, in->token, right_password, "röda cyklar på torget")
                  .error()
                  .code == "session.too_weak");
        CHECK(begin_totp(door.services, *actor).error().code == "session.too_weak");
        CHECK(sign_in_by_key(door.services, key, door.visitor).error().code == "key.dead");
        door.pass(11 * 3600);
        CHECK(actor_of_session(door.town.runtime(), in->token));
        door.pass(3600);
        CHECK_FALSE(actor_of_session(door.town.runtime(), in->token));
    });
}

TEST_CASE("a link dies after half an hour, and is asked for again where it was")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        Post post(door);
        ask_for_key(door.services, door.email_of(door.member), KeyPurpose::sign_in, door.visitor);
        post.work_off();
        auto const key = post.key("/logga-in/lank");
        door.pass(30 * 60);
        CHECK(sign_in_by_key(door.services, key, door.visitor).error().code == "key.dead");
        ask_for_key_again(door.services, key, door.visitor);
        REQUIRE(post.work_off() == 1);
        CHECK(sign_in_by_key(door.services, post.key("/logga-in/lank"), door.visitor));
        ask_for_key_again(door.services, "no such key", door.visitor);
        CHECK(post.work_off() == 0);
    });
}

TEST_CASE("whoever is unknown, or does not report, is mailed nothing, and nobody is flooded")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        Post post(door);
        ask_for_key(door.services, "nobody@example.se", KeyPurpose::sign_in, door.visitor);
        auto const analyst = door.town.person("polis", {access::Role::analyst});
        ask_for_key(door.services, door.email_of(analyst), KeyPurpose::sign_in, door.visitor);
        CHECK(post.work_off() == 0);
        ask_for_key(door.services, door.email_of(analyst), KeyPurpose::password, door.visitor);
        CHECK(post.work_off() == 1);
        std::size_t sent = 0;
        for (int i = 0; i < 10; ++i) {
            ask_for_key(door.services, door.email_of(door.member), KeyPurpose::sign_in, door.visitor);
            sent += post.work_off();
        }
        CHECK(sent == 3);
        door.pass(3600);
        ask_for_key(door.services, door.email_of(door.member), KeyPurpose::sign_in, door.visitor);
        CHECK(post.work_off() == 1);
    });
}

TEST_CASE("an invitation gives a name and a first password, for seven days, once")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        Post post(door);
        auto const actor = invited(door);
        REQUIRE(post.work_off() == 1);
        auto const key = post.key("/inbjudan");
        auto const holder = holder_of_key(door.services, key);
        REQUIRE(holder);
        CHECK(holder->purpose == KeyPurpose::invitation);
        CHECK(holder->email == door.email_of(actor));
        auto const set = [&](std::string const& name, std::string const& password) {
            return set_password_by_key(door.services, key, name, password, door.visitor);
        };
        CHECK(set("  ", "röda cyklar på torget").error().fields.at(0).field == "name");
        CHECK(set("Anna Ek", "kort").error().code == "password.length");
        auto const in = set("Anna Ek", "röda cyklar på torget");
        REQUIRE(in);
        CHECK(actor_of_session(door.town.runtime(), in->token)->user == actor.user);
        CHECK(account_state(door.services, actor)->name == "Anna Ek");
        CHECK(set("Bo Ek", "blå cyklar på torget").error().code == "key.dead");
        CHECK(door.try_password(door.email_of(actor), "röda cyklar på torget"));

        invited(door);
        post.work_off();
        door.pass(7 * 24 * 3600);
        CHECK(holder_of_key(door.services, post.key("/inbjudan")).error().code == "key.dead");
    });
}

TEST_CASE("a lost password is replaced by mail, which ends every session, and codes are still asked for")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        Post post(door);
        auto const token = door.signed_in();
        for (int i = 0; i < 6; ++i) door.try_password(door.email_of(door.member), "fel lösenord här");
        ask_for_key(door.services, door.email_of(door.member), KeyPurpose::password, door.visitor);
        REQUIRE(post.work_off() == 1);
        auto const first = post.key("/nytt-losenord");
        CHECK(sign_in_by_key(door.services, first, door.visitor).error().code == "key.dead");
        ask_for_key(door.services, door.email_of(door.member), KeyPurpose::password, door.visitor);
        post.work_off();
        auto const second = post.key("/nytt-losenord");
        REQUIRE(set_password_by_key(door.services, first, "", "röda cyklar på torget", door.visitor));
        CHECK_FALSE(actor_of_session(door.town.runtime(), token));
        CHECK(holder_of_key(door.services, second).error().code == "key.dead");
        CHECK(door.try_password(door.email_of(door.member), "röda cyklar på torget"));

        door.write([&](sql::Transaction& t) {
            AccountStore(t).set_totp(door.member.user,
                                     door.seal.close("12345678901234567890", door.member.user.text()));
            AccountStore(t).confirm_totp(door.member.user, door.town.clock().now());
        });
        ask_for_key(door.services, door.email_of(door.member), KeyPurpose::password, door.visitor);
        post.work_off();
        auto const in = set_password_by_key(door.services, post.key("/nytt-losenord"), "",
                                            "blå cyklar på torget", door.visitor);
        REQUIRE(in);
        CHECK(in->needs_code);
        CHECK_FALSE(actor_of_session(door.town.runtime(), in->token));
    });
}

TEST_CASE("a key opens nothing once its membership has ended")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        Post post(door);
        auto const actor = invited(door);
        post.work_off();
        auto const key = post.key("/inbjudan");
        door.write([&](sql::Transaction& t) {
            t.change("UPDATE memberships SET valid_to = $2 WHERE id = $1", actor.membership, actor.today);
        });
        CHECK(set_password_by_key(door.services, key, "Anna Ek", "röda cyklar på torget", door.visitor)
                  .error()
                  .code == "key.dead");
        CHECK(account_state(door.services, actor)->has_password == false);
    });
}

}  // namespace samsyn::identity

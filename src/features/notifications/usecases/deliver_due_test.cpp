// SPDX-License-Identifier: EUPL-1.2
#include "src/features/notifications/usecases/deliver_due.h"

#include <doctest/doctest.h>

#include "tests/support/engines.h"
#include "tests/support/town.h"

namespace samsyn::notifications {
namespace {

// Keeps what it is given; answers as it is told to.
class Postbox final : public mail::Mailer {
public:
    Result<Done> deliver(mail::Mail const& mail) override
    {
        taken.push_back(mail);
        if (!answer.empty()) return fail(ErrorKind::unavailable, answer);
        return Done{};
    }
    std::vector<mail::Mail> taken;
    std::string answer;
};

void put(tests::Town& town, std::string const& to, std::int64_t seconds_from_now = 0)
{
    auto const actor = town.person("kommun", {access::Role::coordinator});
    town.database().write([&](sql::Transaction& transaction) {
        auto const now = town.clock().now();
        work::Work(transaction, actor, now)
            .send({to, "Påminnelse", "nyckel: abc", now.plus_seconds(seconds_from_now)});
        return true;
    });
}

std::string column(tests::Town& town, std::string const& sql)
{
    std::string value;
    town.database().read([&](sql::Transaction& t) {
        value = t.first(sql, [](sql::Row const& row) { return row.text(0); }).value_or("none");
    });
    return value;
}

Delivered deliver(tests::Town& town, Postbox& post)
{
    return deliver_due(town.runtime(), post, "samsyn@ankvik.example", 100);
}

}  // namespace

TEST_CASE("a message leaves once, when its time has come, and what it said is not kept")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        tests::Town town(database);
        Postbox post;
        put(town, "anna@skolan.example");
        put(town, "later@skolan.example", 3600);
        CHECK(deliver(town, post).sent == 1);
        CHECK(deliver(town, post).sent == 0);
        REQUIRE(post.taken.size() == 1);
        CHECK(post.taken[0].to == "anna@skolan.example");
        CHECK(post.taken[0].body == "nyckel: abc");
        CHECK(column(town, "SELECT body FROM outbox WHERE recipient = 'anna@skolan.example'").empty());
        town.clock().set(town.clock().now().plus_seconds(3600));
        CHECK(deliver(town, post).sent == 1);
    });
}

TEST_CASE("a server that does not answer is asked again after growing pauses, eight times")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        tests::Town town(database);
        Postbox post;
        post.answer = "mail.unreachable";
        put(town, "anna@skolan.example");
        CHECK(deliver(town, post).failed == 1);
        town.clock().set(town.clock().now().plus_seconds(119));
        CHECK(deliver(town, post).failed == 0);
        town.clock().set(town.clock().now().plus_seconds(1));
        CHECK(deliver(town, post).failed == 1);
        CHECK(column(town, "SELECT last_error FROM outbox") == "mail.unreachable");
        for (int i = 0; i < 20; ++i) {
            town.clock().set(town.clock().now().plus_seconds(4 * 3600));
            deliver(town, post);
        }
        CHECK(post.taken.size() == 8);
    });
}

TEST_CASE("an address that is refused for good is not tried again, and holds up nobody else")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        tests::Town town(database);
        Postbox post;
        post.answer = "mail.refused";
        put(town, "nobody@skolan.example");
        CHECK(deliver(town, post).failed == 1);
        post.answer.clear();
        put(town, "anna@skolan.example");
        town.clock().set(town.clock().now().plus_seconds(24 * 3600));
        CHECK(deliver(town, post).sent == 1);
        CHECK(post.taken.size() == 2);
    });
}

}  // namespace samsyn::notifications

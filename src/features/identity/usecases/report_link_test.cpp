// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/usecases/report_link.h"

#include <doctest/doctest.h>

#include "src/access/grants.h"
#include "src/features/identity/usecases/mailed_key.h"
#include "src/features/identity/usecases/signing_in_test.h"

namespace samsyn::identity {
namespace {

constexpr std::int64_t lives_seconds = 5 * 24 * 3600;
Uuid const round_of_link = Uuid::from_name("a round");

std::string key_for(Door& door, access::Actor const& reporter, std::string const& operation)
{
    std::string path;
    door.write([&](sql::Transaction& t) {
        auto const now = door.town.clock().now();
        auto const system = access::Actor::system(door.town.tenant(), reporter.today);
        work::Work work(t, system, now);
        path = report_link_path(
            work, {reporter.user, reporter.membership, round_of_link, door.town.operation(operation),
                   "/rapport/omgang/verksamhet", now.plus_seconds(lives_seconds)});
    });
    return path.substr(path.find('=') + 1);
}

std::string refused(Door& door, std::string const& key)
{
    auto const opened = open_report_link(door.town.runtime(), key);
    return opened ? "opened" : opened.error().code;
}

}  // namespace

TEST_CASE("a reminder's link opens one operation's report, as often as one likes, until the round locks")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const reporter = door.town.person("kommun", {access::Role::coordinator, access::Role::reporter},
                                               {"skolan", "bibliotek"});
        auto const key = key_for(door, reporter, "skolan");
        CHECK(door.count("SELECT COUNT(*) FROM mailed_keys WHERE target LIKE '%" + key + "%'") == 0);
        for (int i = 0; i < 2; ++i) {
            auto const opened = open_report_link(door.town.runtime(), key);
            REQUIRE(opened);
            CHECK(opened->target == "/rapport/omgang/verksamhet");
        }
        auto const actor = actor_of_report_link(door.town.runtime(), key);
        REQUIRE(actor);
        CHECK(actor->membership == reporter.membership);
        auto const may = [&](access::Permission permission, access::Scope const& scope) {
            return access::may(*actor, permission, scope);
        };
        auto const report = [&](char const* operation, Uuid in_round) {
            return may(access::Permission::report,
                       {.operation = door.town.operation(operation), .round = in_round});
        };
        CHECK(report("skolan", round_of_link));
        CHECK_FALSE(report("bibliotek", round_of_link));
        CHECK_FALSE(report("skolan", Uuid::from_name("another round")));
        CHECK_FALSE(may(access::Permission::raise_acute, {.area = door.town.area("hulta")}));
        CHECK_FALSE(access::may_somewhere(*actor, access::Permission::manage_rounds));
        CHECK_FALSE(access::may_somewhere(*actor, access::Permission::read_picture));

        door.pass(lives_seconds - 1);
        CHECK(refused(door, key) == "opened");
        door.pass(1);
        CHECK(refused(door, key) == "key.dead");
        CHECK_FALSE(actor_of_report_link(door.town.runtime(), key));
    });
}

TEST_CASE("a reminder's link is dead when its round has locked or its reporter reports no more")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const key = key_for(door, door.member, "skolan");
        auto const of_other = key_for(door, door.member, "bibliotek");
        CHECK(refused(door, of_other) == "key.dead");
        CHECK(refused(door, "made up") == "key.unknown");
        auto const end_in = [&](Id<Tenant> tenant) {
            door.write([&](sql::Transaction& t) {
                auto const system = access::Actor::system(tenant, door.member.today);
                work::Work work(t, system, door.town.clock().now());
                end_report_links(work, round_of_link);
            });
        };
        end_in(Id<Tenant>(Uuid::from_name("another municipality")));
        CHECK(refused(door, key) == "opened");
        end_in(door.town.tenant());
        CHECK(refused(door, key) == "key.dead");
        CHECK(actor_of_report_link(door.town.runtime(), key).error().code == "session.missing");
    });
}

TEST_CASE("a reminder's link gives no session and no password, and no other key opens a report")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Door door(database);
        auto const key = key_for(door, door.member, "skolan");
        CHECK(sign_in_by_key(door.services, key, door.visitor).error().code == "key.dead");
        CHECK(holder_of_key(door.services, key).error().code == "key.dead");
        CHECK(
            set_password_by_key(door.services, key, "", "röda cyklar på torget", door.visitor).error().code ==
            "key.dead");
        CHECK_FALSE(actor_of_session(door.town.runtime(), key));
        CHECK_FALSE(actor_of_report_link(door.town.runtime(), door.signed_in()));
    });
}

}  // namespace samsyn::identity

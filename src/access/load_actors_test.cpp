// SPDX-License-Identifier: EUPL-1.2
#include "src/access/load_actors.h"

#include <doctest/doctest.h>

#include "src/access/grants.h"
#include "src/access/load_actor.h"
#include "tests/support/engines.h"
#include "tests/support/town.h"

namespace samsyn::access {

TEST_CASE("everybody together is loaded as each is alone, and nobody whose time is out")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        tests::Town town(database);
        tests::Town elsewhere(database, "bortby");
        elsewhere.person("kommun", {Role::coordinator});
        std::vector<Actor> people{town.person("kommun", {Role::coordinator, Role::analyst}, {"skolan"}),
                                  town.person("butik", {Role::reporter}, {"livs"}),
                                  town.person("granne", {Role::member}), town.person("polis", {})};
        auto const former = town.person("kommun", {Role::member});
        auto const disabled = town.person("kommun", {Role::member});
        auto const today = people.front().today;
        database.write([&](sql::Transaction& t) {
            t.change("UPDATE memberships SET valid_to = $1 WHERE id = $2", today, former.membership);
            t.change("UPDATE users SET disabled_at = 1 WHERE id = $1", disabled.user);
            return true;
        });
        database.read([&](sql::Transaction& t) {
            auto const all = load_actors(t, town.tenant(), today);
            CHECK(all.size() == people.size());
            for (auto const& actor : all) {
                auto const alone = load_actor(t, town.tenant(), actor.membership, today);
                REQUIRE(alone);
                CHECK(actor.user == alone->user);
                CHECK(actor.organisation == alone->organisation);
                CHECK(actor.functions == alone->functions);
                CHECK(actor.operations == alone->operations);
                CHECK(actor.is_private_sector == alone->is_private_sector);
                for (auto const role : {Role::reporter, Role::member, Role::analyst, Role::coordinator})
                    CHECK(actor.roles.has(role) == alone->roles.has(role));
            }
        });
    });
}

}  // namespace samsyn::access

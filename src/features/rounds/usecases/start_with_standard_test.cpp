// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "src/features/rounds/store/category_store.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "src/features/rounds/usecases/start_with_standard.h"
#include "tests/support/engines.h"

namespace samsyn::rounds {
namespace {

std::string content(char const* file)
{
    std::ifstream in(file);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

StartWithStandard shipped()
{
    return {content("data/codes/taxonomy-v1.json"), content("data/codes/checklist-v1.json")};
}

TEST_CASE("a municipality without categories starts with the shipped ones and can open a round")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        tests::Town town(database);
        auto const actor = access::Actor::system(town.tenant(), monday);
        CHECK(work::execute(town.runtime(), actor, shipped()).error().code == "categories.exist");

        database.write([&](sql::Transaction& t) {
            for (auto const* table :
                 {"checklist_question_categories", "checklist_questions", "checklists", "categories"})
                t.change(std::string("DELETE FROM ") + table + " WHERE tenant = $1", town.tenant());
            return true;
        });
        auto broken = shipped();
        broken.checklist = "{}";
        CHECK(work::execute(town.runtime(), actor, broken).error().code == "standard.broken");

        auto const started = work::execute(town.runtime(), actor, shipped());
        REQUIRE(started);
        CHECK(started->categories == 46);
        CHECK(started->questions == 9);

        auto const coordinator = town.person("kommun", {access::Role::coordinator});
        town.at_noon(monday);
        auto rhythm = fortnightly(town, monday);
        rhythm.checklist = "EST";
        REQUIRE(work::execute(town.runtime(), coordinator, rhythm));
        CHECK(work::execute(town.runtime(), coordinator, OpenRound{town.area("hulta")}));
    });
}

}  // namespace
}  // namespace samsyn::rounds

// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "src/features/editions/usecases/edition_town_test.h"

namespace samsyn::editions {
namespace {

// As the first version of the program stored it; it is never written anew.
std::string first_form()
{
    std::ostringstream text;
    text << std::ifstream("tests/golden/edition-1.json").rdbuf();
    return text.str();
}

std::string replaced(std::string text, std::string const& part, std::string const& by)
{
    auto const at = text.find(part);
    REQUIRE(at != std::string::npos);
    return text.replace(at, part.size(), by);
}

}  // namespace

TEST_CASE("an edition stored by the first form is read by every later version")
{
    auto const edition = read_edition(first_form());
    CHECK(edition.number == 1);
    CHECK(edition.content.area == "hulta");
    CHECK(edition.content.summary == "Lugnt, men fönster krossas vid torget.");
    REQUIRE(edition.content.goals.size() == 1);
    CHECK(edition.content.goals[0].sentence == "Färre trasiga rutor i Hulta");
    REQUIRE(edition.content.plan.size() == 1);
    CHECK(edition.content.plan[0].responsible == "Fastighetsförvaltningen");
    CHECK(edition.approvals.size() == 3);
    CHECK(edition.content.picture.cells.size() == 3);
}

TEST_CASE("an edition is read without fields that came later, and with those of a later version")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        EditionTown town(database);
        auto const text = town.bytes(town.freeze("first").id);
        auto const whole = json::write(read_edition(text));
        CHECK(whole == text);
        auto const newer = replaced(text, "\"content\":{", "\"content\":{\"weather\":{\"rain\":[1,2]},");
        CHECK(json::write(read_edition(newer)) == whole);
        auto const older = replaced(replaced(text, "\"goals\":[],", ""), ",\"absences\":[]", "");
        CHECK(json::write(read_edition(older)) == whole);
    });
}

}  // namespace samsyn::editions

// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "src/features/publishing/usecases/publishing_town_test.h"

// Attackers who read everything that is published, and nothing else.
namespace samsyn::publishing {

TEST_CASE("a single small count is not given away by the sums")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.much(march);
        town.write([&](auto& t) {
            t.change("UPDATE observations SET count = 2 WHERE area = $1 AND category = 'DAMAGE'",
                     town.town.area("hulta"));
        });
        auto const prepared = town.run(town.coordinator, town.preparing("mars", march));
        REQUIRE(prepared);
        auto const page = town.page(prepared->id);
        CHECK_FALSE(town.count(page.document, "hulta", "DAMAGE").has_value());
        // In its row and in its column something else is hidden too.
        auto const hidden_with = [&](auto const& is_same_line) {
            return std::count_if(page.hidden.begin(), page.hidden.end(), is_same_line);
        };
        CHECK(hidden_with([](auto const& cell) { return cell.area == "hulta"; }) >= 2);
        CHECK(hidden_with([](auto const& cell) { return cell.category == "DAMAGE"; }) >= 2);
        CHECK(hidden_with([](auto const& cell) { return cell.why == HiddenWhy::small; }) == 1);
        // The public cannot tell which of them is the small one, and a hidden cell has no level.
        for (auto const& cell : page.document.cells)
            if (!cell.count) CHECK_FALSE(cell.level.has_value());
        auto const json = json::write(page.document);
        CHECK(json.find("small") == std::string::npos);
        CHECK(json.find("shields") == std::string::npos);
    });
}

TEST_CASE("one report more, published as an erratum, is refused: the difference would point it out")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.much(march);
        auto const original = town.released("mars", march);
        // Somebody finds that one more had been accepted in time.
        town.saw("norr", "DAMAGE", 1, march.plus(7));
        auto erratum = town.preparing("rättelse", march);
        erratum.corrects = original;
        CHECK(first_fault(town.run(town.coordinator, erratum)) == "reason: field.required");
        erratum.reason = "En uppgift föll bort.";
        CHECK(code_of(town.run(town.coordinator, erratum)) == "release.difference_too_small");
        // Many more, and the difference says nothing of a single one.
        town.saw("norr", "DAMAGE", 30, march.plus(7));
        auto const prepared = town.run(town.coordinator, erratum);
        REQUIRE(prepared);
        CHECK(town.count(town.page(prepared->id).document, "norr", "DAMAGE") == 51);
    });
}

TEST_CASE("a quarter after two of its months does not give the third away")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        for (auto const& month : {january, february, march}) town.much(month);
        town.write([&](auto& t) {
            t.change(
                "UPDATE observations SET count = 3 WHERE area = $1 AND category = 'DAMAGE' AND "
                "counted_on >= $2",
                town.town.area("hulta"), march);
        });
        town.released("januari", january);
        town.released("februari", february);
        auto plan = town.plan();
        plan.if_match = 1;
        plan.length = PeriodLength::quarter;
        REQUIRE(town.run(town.coordinator, plan));
        auto const prepared = town.run(town.coordinator, town.preparing("kvartal", january));
        REQUIRE(prepared);
        // 20 + 20 + 3 would be known by subtraction.
        CHECK_FALSE(town.count(town.page(prepared->id).document, "hulta", "DAMAGE").has_value());
    });
}

TEST_CASE("a sensitive category is shown for the whole only, and only when two have told of it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.much(march);
        town.saw("norr", "DRUGS", 12, march.plus(5));
        auto prepared = town.run(town.coordinator, town.preparing("mars", march));
        REQUIRE(prepared);
        auto const alone = town.page(prepared->id);
        CHECK_FALSE(town.count(alone.document, whole, "DRUGS").has_value());
        REQUIRE(alone.hidden.size() == 1);
        CHECK(alone.hidden[0].why == HiddenWhy::few_contributors);
        CHECK(town.count(alone.document, whole, whole) == 120);  // it is in no sum
        REQUIRE(town.run(town.coordinator, DiscardRelease{prepared->id}));
        town.saw("hulta", "DRUGS", 3, march.plus(5), {}, "bostad");
        prepared = town.run(town.coordinator, town.preparing("mars igen", march));
        REQUIRE(prepared);
        CHECK(town.count(town.page(prepared->id).document, whole, "DRUGS") == 15);
        for (auto const& cell : town.page(prepared->id).document.cells)
            CHECK((cell.category != "DRUGS" || cell.area == whole));
    });
}

TEST_CASE("when next to nothing happened, nothing is released")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.decide();
        town.saw("hulta", "DAMAGE", 2, march.plus(3));
        CHECK(code_of(town.run(town.coordinator, town.preparing("mars", march))) == "release.nothing_left");
    });
}

TEST_CASE("an area with parts has what is its own counted in it, and its parts beside")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.divide_hulta();
        town.decide();
        town.much(march);
        auto const prepared = town.run(town.coordinator, town.preparing("mars", march));
        REQUIRE(prepared);
        auto const document = town.page(prepared->id).document;
        CHECK(town.count(document, "hulta", "DAMAGE") == 60);
        CHECK(town.count(document, "norr", "DAMAGE") == 20);
        CHECK(town.count(document, whole, "DAMAGE") == 60);
        REQUIRE(document.areas.size() == 4);
        CHECK(document.areas[2].parent == "hulta");
    });
}

TEST_CASE("what is out is not corrected with other parts, which would be held against nothing")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PublishingTown town(database);
        town.divide_hulta();
        town.decide();
        town.much(march);
        auto erratum = town.preparing("rättelse", march);
        erratum.corrects = town.released("mars", march);
        erratum.reason = "En uppgift föll bort.";
        town.saw("norr", "DAMAGE", 30, march.plus(7));
        auto without = town.plan();
        without.if_match = 1;
        for (auto const kept : {2U, 1U}) {  // soder dropped, then norr too
            without.areas.items.resize(kept);
            REQUIRE(town.run(town.coordinator, without));
            ++without.if_match;
            auto const refused = town.run(town.coordinator, erratum);
            CHECK(code_of(refused) == "release.divided_otherwise");
            CHECK(first_fault(refused) == "hulta: release.divided_otherwise");
        }
        // Another month is another thing.
        town.much(january);
        CHECK(town.run(town.coordinator, town.preparing("januari", january)));
    });
}

}  // namespace samsyn::publishing

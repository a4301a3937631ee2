// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/explore.h"

#include <doctest/doctest.h>

#include "src/features/situation/usecases/picture_memory.h"
#include "src/features/situation/usecases/picture_town_test.h"
#include "tests/support/engines.h"

namespace samsyn::situation {
namespace {

using access::Role;

Explore days(Day first, Day last)
{
    Explore query;
    query.from = first;
    query.to = last;
    return query;
}

double of_category(Explored const& explored, std::string const& code)
{
    for (auto const& category : explored.categories)
        if (category.code == code) return category.count;
    return -1;
}

TEST_CASE("what is explored of a period is what its picture counts, the same on every engine")
{
    std::string first_engine;
    tests::for_each_migrated_engine([&](sql::Database& database) {
        PictureTown town(database);
        for (int i = 0; i < 3; ++i) town.fortnight(2);
        auto const picture = town.picture();
        auto const explored =
            work::ask(town.town.runtime(), town.coordinator, days(picture.period.first, picture.period.last));
        REQUIRE(explored);
        CHECK(explored->total == 10);
        for (auto const& category : picture.categories)
            CHECK(of_category(*explored, category.code) ==
                  static_cast<double>(cell(picture, "hulta", category.code).count));
        CHECK(explored->expected == 5);
        CHECK(explored->answered == 5);
        CHECK(explored->unit == ExploredUnit::day);
        CHECK(explored->trend.size() == 14);
        CHECK(explored->sources[0].count == 10);
        REQUIRE(explored->places.size() == 1);
        CHECK(explored->places[0].name == "Torget");
        REQUIRE(explored->hexagons);
        REQUIRE(explored->hexagons->cells.size() == 1);
        CHECK(explored->hexagons->cells[0].count == 10);
        double in_week = explored->without_hour;
        for (auto const& day : explored->week)
            for (auto const count : day) in_week += count;
        CHECK(in_week == doctest::Approx(10));
        auto const json = json::write(explored->trend) + json::write(explored->week) +
                          json::write(*explored->hexagons) + json::write(explored->categories);
        if (first_engine.empty()) first_engine = json;
        CHECK(json == first_engine);
    });
}

TEST_CASE("hexagons are as large as the map's zoom asks for, and count the same at every size")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        for (int i = 0; i < 3; ++i) town.fortnight(2);
        for (auto const& [asked, size] : {std::pair{140, 140}, {150, 200}, {4000, 5000}}) {
            auto query = days(first_monday, first_monday.plus(41));
            query.hexagon.emplace().value = asked;
            auto const explored = work::ask(town.town.runtime(), town.coordinator, query);
            REQUIRE(explored);
            REQUIRE(explored->hexagons);
            CHECK(explored->hexagons->size_m == size);
            std::int64_t sum = 0;
            for (auto const& cell : explored->hexagons->cells) sum += cell.count;
            CHECK(static_cast<double>(sum) + explored->without_position == explored->total);
        }
    });
}

TEST_CASE("a choice narrows all views but its own")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        for (int i = 0; i < 2; ++i) town.fortnight(1);
        auto const ask = [&](Explore query) {
            query.from = first_monday;
            query.to = first_monday.plus(27);
            auto const explored = work::ask(town.town.runtime(), town.coordinator, query);
            REQUIRE(explored);
            return *explored;
        };
        Explore other_category;
        other_category.categories = Text<2000>("qDRUGS");
        auto explored = ask(other_category);
        CHECK(explored.total == 0);
        CHECK(of_category(explored, "qDAMAGE") == 10);
        CHECK(explored.places.empty());
        Explore other_area;
        other_area.areas = Text<2000>("mopeder");
        explored = ask(other_area);
        CHECK(explored.total == 0);
        CHECK(explored.areas[0].count + explored.areas.back().count == 10);
        CHECK_FALSE(explored.hexagons);
        Explore other_source;
        other_source.sources = Text<100>("import,acute");
        explored = ask(other_source);
        CHECK(explored.total == 0);
        CHECK(explored.sources[0].count == 10);
        Explore noon;
        noon.hours = Text<100>("11");
        explored = ask(noon);
        CHECK(explored.total == 10);
        noon.hours = Text<100>("3");
        explored = ask(noon);
        CHECK(explored.total == 0);
        double in_week = 0;
        for (auto const& day : explored.week)
            for (auto const count : day) in_week += count;
        CHECK(in_week == 10);
    });
}

TEST_CASE("only what the reader may see is explored, and what is remembered is the reader's own")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        PictureMemory memory;
        auto const round = town.open();
        town.answer(round, "skolan", 3);
        town.answer(round, "livs", 2);
        auto const total = [&](access::Actor const& actor) {
            auto query = days(first_monday, first_monday.plus(13));
            query.memory = &memory;
            auto const explored = work::ask(town.town.runtime(), actor, query);
            REQUIRE(explored);
            return explored->total;
        };
        auto const reporting = town.town.person("butik", {Role::member});
        CHECK(total(town.coordinator) == 5);
        CHECK(total(reporting) == 2);
        CHECK(total(town.coordinator) == 5);
        town.change("UPDATE observations SET is_reviewed = 0 WHERE count = 3");
        CHECK(total(town.coordinator) == 2);
        auto named = days(first_monday, first_monday.plus(13));
        named.areas = Text<2000>("hulta");
        CHECK_FALSE(work::ask(town.town.runtime(), town.town.person("granne", {Role::member}), named));
    });
}

TEST_CASE("where positions are known by area only there are no hexagons")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        town.fortnight(1);
        town.change("UPDATE areas SET positions = 'area'");
        auto const explored =
            *work::ask(town.town.runtime(), town.coordinator, days(first_monday, first_monday.plus(13)));
        CHECK_FALSE(explored.hexagons);
        CHECK(explored.without_position == 5);
        CHECK(explored.areas[0].precision == "area");
    });
}

TEST_CASE("a choice that is none is told")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PictureTown town(database);
        auto const refusal = [&](Explore const& query) {
            return work::ask(town.town.runtime(), town.coordinator, query).error();
        };
        Explore query;
        query.hours = Text<100>("24");
        CHECK(refusal(query).fields.at(0).code == "explore.choice");
        query = {};
        query.weekdays = Text<20>("x");
        CHECK(refusal(query).fields.at(0).field == "weekdays");
        query = {};
        query.sources = Text<100>("rumour");
        CHECK(refusal(query).fields.at(0).field == "sources");
        CHECK(refusal(days(Day::of(2010, 1, 1), Day::of(2026, 1, 1))).fields.at(0).code == "period.too_old");
        CHECK(refusal(days(Day::of(2026, 3, 2), Day::of(2026, 3, 1))).fields.at(0).code == "period.order");
    });
}

}  // namespace
}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <fstream>

#include "lib/geo/projection.h"
#include "lib/geo/wkb.h"
#include "src/features/publishing/usecases/publishing_town_test.h"
#include "src/features/publishing/usecases/snap_list.h"

namespace samsyn::publishing {
namespace {

using At = geo::Point<geo::Sweref99Tm>;

// Three areas side by side, a kilometre each. In each four places with ten addresses, a yard with three,
// which cannot stand for itself, and a park with none.
struct PlacedTown : PublishingTown {
    explicit PlacedTown(sql::Database& database) : PublishingTown(database)
    {
        int column = 0;
        for (auto const* area : {"hulta", "norr", "soder"}) draw(area, 390'000 + 1000 * column++);
    }

    void draw(std::string const& area, double west, Day from = Day::of(2020, 1, 1))
    {
        double const south = 6'540'000;
        geo::Polygon<geo::Sweref99Tm> piece;
        for (auto const& [x, y] : {std::pair(0, 0), {1000, 0}, {1000, 1000}, {0, 1000}, {0, 0}})
            piece.outer.push_back({west + x, south + y});
        geo::MultiPolygon<geo::Sweref99Tm> square;
        square.polygons.push_back(piece);
        write([&](auto& t) {
            t.change(
                "INSERT INTO area_boundaries (tenant, area, valid_from, boundary, label_lon, label_lat) "
                "VALUES ($1, $2, $3, $4, 13.0, 59.0)",
                town.tenant(), town.area(area), from, sql::Geometry{geo::to_wkb(geo::to_wgs84(square))});
        });
    }
    static At spot(int column, int i)
    {
        return {390'100.0 + 1000 * column + (i == 5 ? 850 : 150 * i), 6'540'500};
    }

    static ReplaceSnapPoints lists(int moved = 0)
    {
        ReplaceSnapPoints lists;
        for (int column = 0; column < 3; ++column)
            for (int i = 0; i < 6; ++i) {
                auto at = spot(column, i);
                at.y += moved;
                lists.candidates.push_back({at, "Plats " + std::to_string(column) + std::to_string(i)});
                for (int address = 0; address < (i == 4 ? 3 : i == 5 ? 0 : 10); ++address)
                    lists.addresses.push_back({at.x, at.y + address});
            }
        lists.addresses.push_back({380'000, 6'540'500});  // in another municipality
        return lists;
    }
    void decide_places()
    {
        REQUIRE(run(coordinator, lists()));
        auto plan = this->plan();
        plan.shows_places = true;
        REQUIRE(run(coordinator, plan));
    }

    void saw_at(std::string const& area, At at, std::int64_t count, Day on,
                std::string const& category = "DAMAGE")
    {
        saw(area, category, count, on);
        write([&](auto& t) {
            t.change("UPDATE observations SET x = $1, y = $2, precision = 'exact' WHERE id = $3", at.x, at.y,
                     Uuid::from_name("seen " + std::to_string(observations)));
        });
    }
    // Enough of everything, at places of hulta and without a place.
    void much_at(Day first)
    {
        much(first);
        for (int i = 0; i < 4; ++i) saw_at("hulta", spot(0, i), 20, first.plus(4));
    }
    static std::vector<PublicPlace> places_in(ReleaseDocument const& document, std::string const& area)
    {
        std::vector<PublicPlace> places;
        for (auto const& place : document.places.value_or(std::vector<PublicPlace>{}))
            if (place.area == area) places.push_back(place);
        return places;
    }
    static std::optional<std::int64_t> count_at(ReleaseDocument const& document, std::string const& area,
                                                At at)
    {
        for (auto const& place : places_in(document, area))
            if (place.x == std::llround(at.x)) return place.count;
        FAIL("no place ", at.x);
        return {};
    }
};

}  // namespace

TEST_CASE("events are counted at the nearest point of their area, and the rest has no place")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PlacedTown town(database);
        auto const given = town.run(town.coordinator, PlacedTown::lists());
        REQUIRE(given);
        CHECK(given->points == 15);  // the yards gave way
        CHECK(given->outside == 1);
        town.decide_places();
        town.much_at(march);
        town.saw_at("hulta", {390'560, 6'540'700}, 7, march.plus(4));  // nearest to the fourth
        town.saw_at("hulta", {391'100, 6'540'500}, 9, march.plus(4));  // in another area than it is told of
        town.saw_at("norr", {391'101, 6'540'503}, 30, march.plus(4), "DRUGS");  // of the whole only
        auto const prepared = town.run(town.coordinator, town.preparing("mars", march));
        REQUIRE(prepared);
        auto const document = town.page(prepared->id).document;
        REQUIRE(document.places.has_value());
        CHECK(document.outlines->size() == 3);
        auto const places = town.places_in(document, "hulta");
        REQUIRE(places.size() == 6);
        CHECK(places[0] == PublicPlace{"hulta", "Plats 00", 390'100, 6'540'500, 20});
        CHECK(places[3].count == 27);
        CHECK_FALSE(places[5].x.has_value());
        CHECK(places[5].count == 40 + 9);
        CHECK(town.count(document, "hulta", whole) == 40 + 80 + 7 + 9);
        CHECK(town.count_at(document, "norr", PlacedTown::spot(1, 0)) == 0);
        // Nothing tells an exact place.
        CHECK(json::write(document).find("390560") == std::string::npos);
    });
}

TEST_CASE("a small count at a place is hidden, with others, so that no sum gives it away")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PlacedTown town(database);
        town.decide_places();
        town.much_at(march);
        town.saw_at("norr", PlacedTown::spot(1, 2), 2, march.plus(4));
        auto const prepared = town.run(town.coordinator, town.preparing("mars", march));
        REQUIRE(prepared);
        auto const document = town.page(prepared->id).document;
        CHECK_FALSE(town.count_at(document, "norr", PlacedTown::spot(1, 2)).has_value());
        auto const places = town.places_in(document, "norr");
        auto const hidden =
            std::count_if(places.begin(), places.end(), [](auto const& one) { return !one.count; });
        bool const is_total_hidden = !town.count(document, "norr", whole).has_value();
        CHECK(hidden + is_total_hidden >= 2);
    });
}

TEST_CASE("a quarter by place after two of its months does not give the third away")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PlacedTown town(database);
        town.decide_places();
        for (auto const& month : {january, february, march}) town.much_at(month);
        town.write([&](auto& t) {
            t.change("UPDATE observations SET count = 3 WHERE x = $1 AND counted_on >= $2",
                     PlacedTown::spot(0, 1).x, march);
        });
        town.released("januari", january);
        town.released("februari", february);
        auto plan = town.plan();
        plan.if_match = 1;
        plan.shows_places = true;
        plan.length = PeriodLength::quarter;
        REQUIRE(town.run(town.coordinator, plan));
        auto const prepared = town.run(town.coordinator, town.preparing("kvartal", january));
        REQUIRE(prepared);
        auto const document = town.page(prepared->id).document;
        CHECK_FALSE(town.count_at(document, "hulta", PlacedTown::spot(0, 1)).has_value());
        CHECK(town.count_at(document, "hulta", PlacedTown::spot(0, 0)) == 60);
    });
}

TEST_CASE("a period is divided in one way: what was shown by place is, whatever the list says later")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PlacedTown town(database);
        town.decide_places();
        town.much_at(march);
        auto const original = town.released("mars", march);
        REQUIRE(town.run(town.coordinator, PlacedTown::lists(40)));  // all points forty metres to the north
        auto erratum = town.preparing("rättelse", march);
        erratum.corrects = original;
        erratum.reason = "Uppgifter föll bort.";
        // One more event at a place, though the area's total is far from small.
        town.saw_at("hulta", PlacedTown::spot(0, 0), 1, march.plus(4));
        CHECK(code_of(town.run(town.coordinator, erratum)) == "release.difference_too_small");
        town.saw_at("hulta", PlacedTown::spot(0, 0), 40, march.plus(4));
        auto prepared = town.run(town.coordinator, erratum);
        REQUIRE(prepared);
        auto document = town.page(prepared->id).document;
        CHECK(town.places_in(document, "hulta")[0] ==
              PublicPlace{"hulta", "", 390'100, 6'540'500, 61});  // the new list has no name for it
        // Not even when the plan shows no places any more: it is held against them, and does not show them.
        REQUIRE(town.run(town.coordinator, DiscardRelease{prepared->id}));
        auto plan = town.plan();
        plan.if_match = 1;
        REQUIRE(town.run(town.coordinator, plan));
        erratum.release = Id<Release>(Uuid::from_name("rättelse igen"));
        prepared = town.run(town.coordinator, erratum);
        REQUIRE(prepared);
        CHECK_FALSE(town.page(prepared->id).document.places.has_value());
        CHECK(town.count(town.page(prepared->id).document, "hulta", whole) == 40 + 80 + 41);
    });
}

TEST_CASE("places need a list, and one made within the boundaries of today")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        PlacedTown town(database);
        auto plan = town.plan();
        plan.shows_places = true;
        CHECK(first_fault(town.run(town.coordinator, plan)) == "shows_places: release.points_missing");
        town.decide_places();
        town.much_at(march);
        town.draw("soder", 392'100, Day::of(2026, 4, 1));
        CHECK(code_of(town.run(town.coordinator, town.preparing("mars", march))) ==
              "release.points_outdated");
        REQUIRE(town.run(town.coordinator, PlacedTown::lists()));
        CHECK(town.run(town.coordinator, town.preparing("mars", march)));
        CHECK(code_of(town.run(town.coordinator, PlacedTown::lists())) == "release.under_way");
        CHECK(code_of(town.run(town.publisher, PlacedTown::lists())) != "");
    });
}

TEST_CASE("lists are read in metres and in degrees, and rows that are no places are named")
{
    auto const file = std::filesystem::temp_directory_path() / ("samsyn-spots-" + std::to_string(::getpid()));
    auto const read = [&](std::string const& text) {
        std::ofstream(file) << text;
        return read_spots(file.string());
    };
    auto const metres = read("namn;nord;öst\nTorget;6540500;390100\nParken;6540600;390250,5\n");
    REQUIRE(metres);
    CHECK((*metres)[0].name == "Torget");
    CHECK((*metres)[1].at == At{390'250.5, 6'540'600});
    auto const degrees = read_spots("data/demo/alnefors/places.geojson");
    REQUIRE(degrees);
    CHECK((*degrees)[0].at.x == doctest::Approx(407'670).epsilon(1e-5));
    CHECK((*degrees)[0].name == "Stationsparken");
    CHECK(first_fault(read("x;y\n390100;6540500\nhär;6540500\n")) == "row 3: points.not_numbers");
    CHECK(code_of(read("gata;nummer\nA;1\n")) == "points.columns");
    CHECK(code_of(read("x;y\n1;2\n3;4\n")) == "points.crs");
    std::filesystem::remove(file);
}

}  // namespace samsyn::publishing

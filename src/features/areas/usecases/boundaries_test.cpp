// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "src/features/areas/usecases/import_boundaries.h"
#include "src/features/areas/usecases/show_area.h"
#include "tests/support/engines.h"
#include "tests/support/town.h"

namespace samsyn::areas {
namespace {

using access::Role;

Day const spring = Day::of(2026, 3, 1);

geo::MultiPolygon<geo::Wgs84> box(double west, double east)
{
    geo::MultiPolygon<geo::Wgs84> ground;
    ground.polygons.push_back(
        {{{west, 57.70}, {east, 57.70}, {east, 57.72}, {west, 57.72}, {west, 57.70}}, {}});
    return ground;
}

geo::Feature feature(std::string const& code, std::string const& name, double west, double east)
{
    return {std::nullopt, {{"KOD", code}, {"Namn", name}}, box(west, east)};
}

BoundaryFile from(Day day, bool create = false)
{
    BoundaryFile file;
    file.valid_from = day;
    file.source = "Påhittad karta";
    file.create = create;
    return file;
}

struct Drawing {
    explicit Drawing(sql::Database& database)
        : town(database),
          coordinator(town.person("kommun", {Role::coordinator})),
          reporter(town.person("kommun", {Role::reporter}, {"skolan"}))
    {
    }
    auto preview(BoundaryFile const& file, std::vector<geo::Feature> features)
    {
        return work::ask(town.runtime(), coordinator, PreviewBoundaries{file, std::move(features)});
    }
    auto import(BoundaryFile const& file, std::vector<geo::Feature> features)
    {
        return work::execute(town.runtime(), coordinator, ImportBoundaries{file, std::move(features)});
    }
    std::size_t rows(std::string const& table)
    {
        std::size_t count = 0;
        town.database().read([&](sql::Transaction& t) {
            t.for_each("SELECT 1 FROM " + table, [&](sql::Row const&) { ++count; });
        });
        return count;
    }

    tests::Town town;
    access::Actor coordinator;
    access::Actor reporter;
};

TEST_CASE("a dry run shows what would happen and where areas disagree, and changes nothing")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Drawing d(database);
        auto const report = d.preview(
            from(spring, true), {feature("hulta", "", 12.90, 12.92), feature("ny", "Nya", 12.915, 12.94),
                                 feature("", "okänd", 12.95, 12.96)});
        REQUIRE(report);
        CHECK_FALSE(report->is_done);
        CHECK(report->changed == 1);
        CHECK(report->created == 1);
        CHECK(report->refused == 1);
        CHECK(report->boundaries[2].fault == "boundary.code_missing");
        REQUIRE(report->overlaps.size() == 1);
        CHECK(report->overlaps[0].areas == std::vector<std::string>{"hulta", "Nya"});
        CHECK(report->overlaps[0].area_m2 > 600'000);
        CHECK(d.rows("area_boundaries") == 0);
        CHECK(d.rows("areas") == 2);
    });
}

TEST_CASE("gaps are what the parent has and its parts have not")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Drawing d(database);
        REQUIRE(d.import(from(spring), {feature("hulta", "", 12.90, 12.94)}));
        auto file = from(spring, true);
        file.parent = d.town.area("hulta");
        auto const report =
            d.preview(file, {feature("v", "Västra", 12.90, 12.92), feature("o", "Östra", 12.925, 12.94)});
        REQUIRE(report);
        CHECK(report->overlaps.empty());
        REQUIRE(report->gaps.size() == 1);
        CHECK(report->gaps[0].area_m2 == doctest::Approx(663'000).epsilon(0.02));
    });
}

TEST_CASE("an import is whole or nothing")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Drawing d(database);
        auto const refused =
            d.import(from(spring), {feature("hulta", "", 12.90, 12.92), feature("ny", "Nya", 12.92, 12.94)});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "boundary.some_refused");
        CHECK(d.rows("area_boundaries") == 0);
        CHECK(d.import(from(spring), {}).error().code == "boundary.none");
    });
}

TEST_CASE("a new boundary holds from its day, and the old one until then")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Drawing d(database);
        REQUIRE(d.import(from(spring), {feature("hulta", "", 12.90, 12.92)}));
        CHECK(d.import(from(spring.plus(5)), {feature("hulta", "", 12.90, 12.92)})->unchanged == 1);
        CHECK(d.rows("area_boundaries") == 1);
        auto const same_day = d.preview(from(spring), {feature("hulta", "", 12.90, 12.93)});
        CHECK(same_day->boundaries[0].fault == "boundary.same_day");
        REQUIRE(d.import(from(spring.plus(10)), {feature("", "hulta", 12.90, 12.93)}));

        auto const from_day = [&](Day day) {
            auto const list = work::ask(d.town.runtime(), d.reporter, ListAreas{day});
            return list->areas[0].boundary_from;
        };
        CHECK_FALSE(from_day(spring.plus(-1)));
        CHECK(from_day(spring.plus(9)) == spring);
        CHECK(from_day(spring.plus(10)) == spring.plus(10));
        auto const page = work::ask(d.town.runtime(), d.reporter, ShowArea{d.town.area("hulta")});
        REQUIRE(page->boundaries.size() == 2);
        CHECK(page->boundaries[0].source == "Påhittad karta");
    });
}

TEST_CASE("themes, crossed lines and doubles are refused one by one")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Drawing d(database);
        auto crossed = feature("hulta", "", 12.90, 12.92);
        geo::MultiPolygon<geo::Wgs84> bow;
        bow.polygons.push_back(
            {{{12.90, 57.70}, {12.92, 57.72}, {12.92, 57.70}, {12.90, 57.72}, {12.90, 57.70}}, {}});
        crossed.shape = bow;
        auto const report =
            d.preview(from(spring, true),
                      {feature("mopeder", "", 12.90, 12.92), crossed, feature("hulta", "", 12.90, 12.92),
                       feature("", "hulta", 12.93, 12.94), feature("a b", "Blank", 12.95, 12.96)});
        REQUIRE(report);
        std::vector<std::string> faults;
        for (auto const& one : report->boundaries) faults.push_back(one.fault);
        CHECK(faults == std::vector<std::string>{"boundary.theme", "area.self_intersection", "",
                                                 "boundary.twice", "code.malformed"});
    });
}

TEST_CASE("a new area is not called what tells who somebody is")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Drawing d(database);
        auto const report = d.preview(from(spring, true), {feature("norr", "Norr 821105-9954", 12.95, 12.96),
                                                           feature("821105-9954", "Söder", 12.97, 12.98)});
        REQUIRE(report);
        for (auto const& one : report->boundaries) CHECK(one.fault == "guard.personnummer");
    });
}

TEST_CASE("a reporter neither looks nor imports")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Drawing d(database);
        std::vector<geo::Feature> const features{feature("hulta", "", 12.90, 12.92)};
        CHECK(
            work::ask(d.town.runtime(), d.reporter, PreviewBoundaries{from(spring), features}).error().kind ==
            ErrorKind::forbidden);
        CHECK(work::execute(d.town.runtime(), d.reporter, ImportBoundaries{from(spring), features})
                  .error()
                  .kind == ErrorKind::forbidden);
    });
}

}  // namespace
}  // namespace samsyn::areas

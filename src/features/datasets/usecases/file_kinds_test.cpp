// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include "lib/geo/projection.h"
#include "lib/tabular/table_writer.h"
#include "src/features/datasets/usecases/import_desk_test.h"

namespace samsyn::datasets {
namespace {

std::string content_of(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string said(double number)
{
    auto text = std::to_string(number);
    text[text.find('.')] = ',';
    return text;
}

// Takes the file in as proposed, with the columns it cannot tell told.
ShownImport take_in(Counter& counter, Id<Import> id)
{
    auto plan = counter.mapping(id).plan;
    plan.profile.fields.area.by = AreaBy::constant;
    plan.profile.fields.area.code = "hulta";
    plan.profile.fields.area.candidates = std::nullopt;
    counter.plan(id, plan);
    counter.checked(id);
    return counter.taken_in(id);
}

struct Where {
    double lon = 0;
    double lat = 0;
};
std::vector<Where> places(sql::Database& database)
{
    std::vector<Where> all;
    database.read([&](sql::Transaction& t) {
        t.for_each("SELECT lon, lat FROM observations ORDER BY id", [&](sql::Row const& row) {
            all.push_back({row.optional_number(0).value_or(0), row.optional_number(1).value_or(0)});
        });
    });
    return all;
}

}  // namespace

TEST_CASE("a point is where it is, in whatever system it is written")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        geo::Coordinate const at{12.94, 57.72};
        for (int const epsg : {4326, 3006, 3021, 32632, 32633}) {
            CAPTURE(epsg);
            auto const there = geo::Projection::between(geo::epsg_wgs84, epsg)->transform(at);
            REQUIRE(there);
            auto const id = counter.receive("datum;typ;x;y\n2026-02-01;DAMAGE;" + said(there->x) + ";" +
                                            said(there->y) + "\n");
            auto plan = counter.mapping(id).plan;
            if (epsg == 32632) plan.profile.fields.position->crs = "EPSG:32632";  // nobody can guess it
            plan.profile.name = "epsg" + std::to_string(epsg);
            plan.profile.fields.area.by = AreaBy::constant;
            plan.profile.fields.area.code = "hulta";
            counter.plan(id, plan);
            counter.checked(id);
            CHECK(counter.taken_in(id).report->accepted == 1);
        }
        auto const found = places(database);
        CHECK(found.size() == 5);
        for (auto const& where : found) {
            CHECK(std::abs(where.lon - at.x) < 2e-5);
            CHECK(std::abs(where.lat - at.y) < 2e-5);
        }
    });
}

TEST_CASE("from and to make an interval, and the wrong way round a fault")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id = counter.receive(
            "från;till;typ\n2026-02-01 10:00;2026-02-01 12:00;DAMAGE\n2026-02-02 10:00;2026-02-02 09:00;"
            "DAMAGE\n");
        auto const done = take_in(counter, id);
        CHECK(done.report->accepted == 1);
        CHECK(done.report->faults[0].code == "when.order");
        database.read([](sql::Transaction& t) {
            t.for_each("SELECT time_precision, occurred_to - occurred_from FROM observations",
                       [](sql::Row const& row) {
                           CHECK(row.text(0) == "interval");
                           CHECK(row.integer(1) == 2 * 3600 * 1000);
                       });
        });
    });
}

TEST_CASE("a workbook's dates are dates, and a byte order mark is no part of a heading")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const path = counter.folder.file("book");
        auto const writer = tabular::xlsx_writer(path, "Brott", counter.folder.path());
        REQUIRE(writer->begin({"datum", "typ", "antal"}));
        REQUIRE(writer->row({Day::of(2026, 2, 1), std::string("DAMAGE"), std::int64_t{3}}));
        REQUIRE(writer->finish());
        auto const book = take_in(counter, counter.receive(content_of(path), "brott.xlsx"));
        CHECK(book.report->accepted == 1);
        auto const marked = take_in(counter, counter.receive("\xEF\xBB\xBF"
                                                             "datum\ttyp\tantal\n46054\tDAMAGE\t3\n",
                                                             "märkt.csv"));
        CHECK(marked.report->accepted == 1);
        database.read([](sql::Transaction& t) {
            t.for_each("SELECT counted_on, count FROM observations", [](sql::Row const& row) {
                CHECK(row.day(0) == Day::of(2026, 2, 1));
                CHECK(row.integer(1) == 3);
            });
        });
    });
}

TEST_CASE("points of a map file come in by themselves")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id = counter.receive(
            R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point",)"
            R"("coordinates":[12.94,57.72]},"properties":{"datum":"2026-02-01","typ":"DAMAGE"}}]})",
            "brott.geojson");
        auto const mapping = counter.mapping(id);
        CHECK(mapping.file.format == "geojson");
        CHECK(use_of(mapping, "geometry.x") == "position.x");
        CHECK(take_in(counter, id).report->accepted == 1);
        auto const found = places(database);
        REQUIRE(found.size() == 1);
        CHECK(found[0].lat == doctest::Approx(57.72));
    });
}

}  // namespace samsyn::datasets

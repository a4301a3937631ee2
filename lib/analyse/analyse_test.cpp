// SPDX-License-Identifier: EUPL-1.2
// The published numbers as they come out of `samsyn analyse`, and what is said when a file does not fit.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "lib/analyse/in_words.h"
#include "lib/analyse/methods.h"
#include "lib/json/node.h"
#include "tests/analytics/synthetic.h"
#include "tests/support/temp_folder.h"

using namespace samsyn;
using namespace samsyn::analyse;

namespace {

struct Desk {
    tests::TempFolder folder;

    void write(std::string const& name, std::string const& content) const
    {
        std::ofstream(folder.path() + "/" + name) << content;
    }
    // "--x x --prospective" as the command line gives it.
    Result<std::string> ask(std::string const& method, std::string const& line) const
    {
        Asked::Options options;
        std::istringstream words(line);
        std::string name;
        for (std::string word; words >> word;) {
            if (word.starts_with("--"))
                options[name = word.substr(2)];
            else
                options[name].push_back(word);
        }
        Asked asked(std::move(options), folder.path());
        for (auto const& each : methods())
            if (each.name == method) return answer_in_json(each, asked);
        return fail_field(method, "no method");
    }
};

// "clusters[0].statistic" of an answer.
json::Node at(json::Document const& document, std::string path)
{
    auto node = document.root();
    for (char& sign : path)
        if (sign == '[' || sign == ']' || sign == '.') sign = ' ';
    std::istringstream steps(path);
    for (std::string step; steps >> step;) {
        if (std::isdigit(static_cast<unsigned char>(step[0]))) {
            node = node.at(std::stoul(step));
            continue;
        }
        auto const member = node.member(step);
        REQUIRE_MESSAGE(member, step);
        node = *member;
    }
    return node;
}

struct Answer {
    json::Document document;
    double number(std::string const& path) const { return at(document, path).number(); }
    std::string text(std::string const& path) const { return std::string(at(document, path).string()); }
    std::size_t size(std::string const& path) const { return at(document, path).size(); }
};

Answer answered(Result<std::string> const& json)
{
    if (!json) {
        std::string said = json.error().code;
        for (auto const& field : json.error().fields) said += " " + field.field + ": " + field.code;
        FAIL(said);
    }
    auto document = json::Document::parse(*json);
    REQUIRE(document);
    return {std::move(*document)};
}

std::string invented()
{
    std::ostringstream rows;
    rows << "id,x,y,day,cell\n";
    int id = 0;
    for (auto const& each : tests::synthetic_events(10'000))
        rows << id++ << ',' << each.x << ',' << each.y << ',' << each.day << ",L"
             << int(each.y / 625) * 32 + int(each.x / 625) << '\n';
    return rows.str();
}

std::string cells()
{
    std::ostringstream rows;
    rows << "id,x,y,population\n";
    for (int at = 0; at < 1'024; ++at)
        rows << 'L' << at << ',' << at % 32 * 625 + 312.5 << ',' << at / 32 * 625 + 312.5 << ",1000\n";
    return rows.str();
}

}  // namespace

TEST_CASE("scan: SaTScan's clusters of the invented events, by permutation and by population")
{
    Desk const desk;
    desk.write("events.csv", invented());
    desk.write("cells.csv", cells());
    std::string const asked =
        "--events events.csv --locations cells.csv --location cell --x x --y y --time day --time-number "
        "--max-space-share 0.1 --max-time 30 --replications 9";
    auto const found = answered(desk.ask("scan", asked));
    CHECK(found.number("clusters[0].statistic") == doctest::Approx(243.744635).epsilon(1e-9));
    CHECK(found.number("clusters[0].observed") == 104);
    CHECK(found.number("clusters[0].start") == 716);
    CHECK(found.number("clusters[0].end") == 729);
    CHECK(found.text("clusters[0].members[0]") == "L373");
    CHECK(found.number("clusters[1].statistic") == doctest::Approx(16.772519).epsilon(1e-7));
    CHECK(found.text("clusters[0].p_method") == "gumbel");  // stronger than all of nine
    CHECK(found.number("n") == 10'000);
    CHECK(found.number("parameters.seed") == 1);
    auto const by_people =
        answered(desk.ask("scan", asked + " --model poisson --population cells.csv --replications 0"));
    CHECK(by_people.number("clusters[0].statistic") == doctest::Approx(387.316868).epsilon(1e-9));
    CHECK(by_people.number("clusters[1].statistic") == doctest::Approx(49.267842).epsilon(1e-7));
}

TEST_CASE("scan: what stands out from each place's own history, and in irregular shapes")
{
    Desk const desk;
    desk.write("events.csv", invented());
    desk.write("cells.csv", cells());
    std::string const asked =
        "--events events.csv --locations cells.csv --location cell --x x --y y --time day --time-number "
        "--max-radius 1500 --max-time 14 --prospective --replications 9 --model ";
    for (auto const* model :
         {"expectation-poisson", "expectation-negative-binomial", "expectation-poisson --shape subset"}) {
        auto const found = answered(desk.ask("scan", asked + model));
        CHECK(found.number("clusters[0].end") == 729);
        CHECK(found.number("clusters[0].observed") >= 60);
    }
}

TEST_CASE("kde: the density of the invented events and its files")
{
    Desk const desk;
    desk.write("events.csv", invented());
    std::string const asked =
        "--events events.csv --x x --y y --kernel gaussian --bandwidth 300 --grid 64x32 --extent "
        "0,0,20000,20000 --epsg 3006";
    auto const found = answered(desk.ask("kde", asked + " --with-values --o grid.tif"));
    CHECK(found.size("values") == 64 * 32);
    CHECK(found.number("integral") < 10'000);  // some lies beyond the edges
    CHECK(found.number("integral") > 9'700);
    CHECK(found.number("cols") == 64);
    answered(desk.ask("kde", asked + " --o grid.geojson"));
    answered(desk.ask("kde", asked + " --o grid.csv"));
    for (auto const* name : {"grid.tif", "grid.geojson", "grid.csv"})
        CHECK(std::filesystem::file_size(desk.folder.path() + "/" + name) > 1'000);
}

TEST_CASE("gi-star: Getis and Ord's grid")
{
    Desk const desk;
    std::filesystem::copy_file("tests/data/analytics/getisord.csv", desk.folder.path() + "/grid.csv");
    auto const found = answered(desk.ask(
        "gi-star", "--values grid.csv --value val --neighbours distance:30 --permutations 99 --fdr 0.05"));
    CHECK(found.number("units[0].z") == doctest::Approx(-2.22971).epsilon(1e-6));
    CHECK(found.number("units[67].z") == doctest::Approx(-2.332727).epsilon(1e-6));
    CHECK(found.number("units[203].z") == doctest::Approx(4.310407).epsilon(1e-6));
    auto const moran = answered(
        desk.ask("moran", "--values grid.csv --value val --neighbours distance:30 --permutations 99"));
    CHECK(moran.number("I") > 0.5);
    CHECK(moran.number("p_sim") == 0.01);
    CHECK(moran.size("local") == 256);
}

TEST_CASE("gi-star: areas of a map, in degrees or metres, are neighbours by corner or side")
{
    Desk const desk;
    for (double const side : {0.01, 500.0}) {
        std::ostringstream map;
        map << R"({"type":"FeatureCollection","features":[)";
        for (int cell = 0; cell < 25; ++cell) {
            double const x = cell % 5 * side + 15, y = cell / 5 * side + 59;
            map << (cell ? "," : "") << R"({"type":"Feature","properties":{"id":"a)" << cell << R"(","n":)"
                << (cell < 5 ? 9 : 1) << R"(},"geometry":{"type":"Polygon","coordinates":[[[)" << x << ','
                << y << "],[" << x + side << ',' << y << "],[" << x + side << ',' << y + side << "],[" << x
                << ',' << y + side << "],[" << x << ',' << y << "]]]}}";
        }
        map << "]}";
        desk.write("map.geojson", map.str());
        auto const queen = answered(desk.ask("gi-star", "--polygons map.geojson --field n --permutations 0"));
        auto const rook = answered(
            desk.ask("gi-star", "--polygons map.geojson --field n --neighbours rook --permutations 0"));
        CHECK(queen.text("units[2].id") == "a2");
        // Three nines and three ones of six: (30 − 6 · 2.6) / (3.2 · √((25 · 6 − 36) / 24)).
        CHECK(queen.number("units[2].z") == doctest::Approx(2.064742).epsilon(1e-6));
        CHECK(rook.number("units[2].z") != queen.number("units[2].z"));
    }
}

TEST_CASE("knox and its kin count pairs as the bands say")
{
    Desk const desk;
    desk.write(
        "e.csv",
        "id;x;y;time\na;0;0;2024-01-01\nb;100;0;2024-01-08\nc;0;100,5;2024-01-02\nd;900;900;2024-03-01\n");
    std::string const where = "--events e.csv --x x --y y --time time --id id ";
    auto const right = answered(desk.ask("knox", where + "--space 100 --time-bands 7 --permutations 99"));
    CHECK(right.number("cells[0].observed") == 1);  // a and b: 100 m and 7 days are within
    auto const left =
        answered(desk.ask("knox", where + "--space 100 --time-bands 7 --permutations 99 --closed left"));
    CHECK(left.number("cells[0].observed") == 0);
    auto const chains = answered(desk.ask("chains", where + "--space 101 --time-bands 7"));
    CHECK(chains.size("chains[0].members") == 3);
    CHECK(chains.text("chains[0].start") == "2024-01-01");
    CHECK(chains.number("chains[0].span_days") == 7);
    auto const clusters = answered(desk.ask("dbscan", where + "--eps 101 --min-points 2"));
    CHECK(clusters.number("clusters") == 1);
    CHECK(clusters.number("labels[3]") == -1);
    CHECK(answered(desk.ask("mantel", where)).number("r") > 0.9);
}

TEST_CASE("degrees are measured along great circles")
{
    Desk const desk;
    // A thousandth of a degree of latitude is 111.19 m on the sphere.
    desk.write("e.csv", "lon,lat,time\n18,59.000,2024-01-01\n18,59.001,2024-01-02\n18.5,59.3,2024-01-03\n");
    std::string const where =
        "--events e.csv --lon lon --lat lat --time time --time-bands 7 --permutations 0 --space ";
    CHECK(answered(desk.ask("knox", where + "111.1")).number("cells[0].observed") == 0);
    CHECK(answered(desk.ask("knox", where + "111.3")).number("cells[0].observed") == 1);
}

TEST_CASE("aoristic, circular and season")
{
    Desk const desk;
    desk.write("e.csv", "from,to\n2024-01-01 22:30,2024-01-02 01:30\n2024-01-03 10:00,2024-01-03 10:00\n");
    auto const hours = answered(desk.ask("aoristic", "--events e.csv --time from --time-end to --bins hour"));
    CHECK(hours.number("bins[22]") == doctest::Approx(1.0 / 6));
    CHECK(hours.number("bins[0]") == doctest::Approx(1.0 / 3));
    CHECK(hours.number("bins[10]") == 1);
    CHECK(hours.number("uncertain_share") == 0.5);
    std::string times = "hour\n";
    for (int const hour : {22, 23, 23, 0, 1, 2, 23, 22, 3, 21, 0, 1, 12, 23, 22, 2})
        times += std::to_string(hour) + "\n";
    desk.write("h.csv", times);
    auto const circle = answered(
        desk.ask("circular", "--events h.csv --time hour --time-number --period 24 --replications 99"));
    CHECK(circle.number("resultant") == doctest::Approx(0.78632).epsilon(1e-5));
    CHECK(circle.number("mean") == doctest::Approx(-0.3093002).epsilon(1e-6));
    CHECK(circle.number("rao") == doctest::Approx(225));
    CHECK(answered(desk.ask("season", "--events e.csv --time from --part weekday")).size("parts") == 3);
}

TEST_CASE("effects and proportions: the published numbers")
{
    Desk const desk;
    std::string const treated =
        "--treated-before 20 --treated-after 10 --control-before 20 --control-after 20 ";
    auto const local = answered(desk.ask("wdd", treated));
    CHECK(local.number("wdd") == -10);
    CHECK(local.number("se") == doctest::Approx(8.366600).epsilon(1e-6));
    CHECK(local.number("interval[0]") == doctest::Approx(-23.761833).epsilon(1e-7));
    auto const ring = answered(desk.ask(
        "wdd",
        treated + "--ring-before 30 --ring-after 20 --ring-control-before 30 --ring-control-after 30"));
    CHECK(ring.number("wdd") == -20);
    CHECK(ring.number("interval[1]") == doctest::Approx(2.068027).epsilon(1e-6));
    CHECK(answered(desk.ask("e-test", "--before 0 --after 3")).number("p") ==
          doctest::Approx(0.08837901).epsilon(1e-7));
    auto const share = answered(desk.ask("proportion", "--successes 12 --n 40"));
    CHECK(share.number("interval[0]") == doctest::Approx(0.1807485).epsilon(1e-6));
    CHECK(share.number("design_effect") == 1);
    CHECK(answered(desk.ask("compare-proportions", "--successes 120,150 --n 400,380")).number("statistic") ==
          doctest::Approx(7.727554).epsilon(1e-7));
    desk.write("w.csv", "success,weight\n1,2\n0,2\n1,1\n0,1\n");
    CHECK(answered(desk.ask("proportion", "--weights w.csv")).number("design_effect") ==
          doctest::Approx(40.0 / 36));
}

TEST_CASE("its and did: the published example")
{
    Desk const desk;
    int const treated[] = {52, 48, 61, 55, 57, 60, 49, 53, 58, 62, 54, 51, 56, 50, 63, 57, 55, 59,
                           52, 54, 60, 61, 53, 49, 41, 44, 47, 40, 43, 45, 38, 42, 46, 44, 39, 40};
    int const control[] = {70, 66, 75, 71, 73, 78, 69, 70, 74, 77, 72, 68, 71, 69, 78, 73, 72, 75,
                           70, 69, 76, 77, 71, 68, 70, 72, 75, 69, 71, 74, 68, 70, 73, 74, 69, 67};
    std::ostringstream one, both;
    one << "period,count\n";
    both << "period,count,area\n";
    for (int month = 0; month < 36; ++month) {
        one << month + 1 << ',' << treated[month] << '\n';
        both << month + 1 << ',' << treated[month] << ",treated\n"
             << month + 1 << ',' << control[month] << ",control\n";
    }
    desk.write("one.csv", one.str());
    desk.write("both.csv", both.str());
    auto const its = answered(desk.ask("its", "--series one.csv --start 25"));
    CHECK(its.number("level_change") == doctest::Approx(-0.2443801).epsilon(1e-6));
    CHECK(its.number("slope_change") == doctest::Approx(-0.00541339).epsilon(1e-5));
    auto const did = answered(desk.ask("did", "--series both.csv --start 25"));
    CHECK(did.number("did") == doctest::Approx(-0.2502885).epsilon(1e-6));
    CHECK(did.number("se") == doctest::Approx(0.06684428).epsilon(1e-6));
    CHECK(did.text("verdict") == "fell");
}

TEST_CASE("series: alarms, trend and forecast of many areas")
{
    Desk const desk;
    std::ostringstream rows;
    rows << "period,count,area\n";
    for (auto const* area : {"A", "B"})
        for (int month = 0; month < 96; ++month)
            rows << 2018 + month / 12 << '-' << (month % 12 < 9 ? "0" : "") << month % 12 + 1 << ','
                 << 10 + month % 12 + (month == 95 && *area == 'A' ? 60 : 0) << ',' << area << '\n';
    desk.write("s.csv", rows.str());
    auto const alarms = answered(desk.ask("anomaly", "--series s.csv --last 1 --years 4 --fdr 0.05"));
    CHECK(alarms.size("periods") == 2);
    CHECK(at(alarms.document, "periods[0].alarm").boolean());
    CHECK_FALSE(at(alarms.document, "periods[1].alarm").boolean());
    CHECK(answered(desk.ask("trend", "--series s.csv")).size("series") == 2);
    CHECK(answered(desk.ask("trend", "--series s.csv --area B")).number("periods") == 96);
    CHECK(answered(desk.ask("forecast", "--series s.csv --area B")).number("tried") == 12);
}

TEST_CASE("cube and risk terrain")
{
    Desk const desk;
    desk.write("e.csv", "area,category,time,n\nA,x,2024-01-01,2\nB,x,2024-01-02,1\nA,y,2024-01-03,1\n");
    auto const cube = answered(desk.ask("cube", "--events e.csv --time time --count n --categories x"));
    CHECK(cube.number("counts[0].count") == 2);
    CHECK(cube.number("total") == 3);
    std::ostringstream events, features;
    events << "x,y\n";
    features << "kind,x,y\n";
    for (auto const& each : tests::synthetic_events(2'000)) events << each.x << ',' << each.y << '\n';
    for (auto const& each : tests::synthetic_events(40))
        features << "bar," << each.x << ',' << each.y << '\n';
    desk.write("p.csv", events.str());
    desk.write("f.csv", features.str());
    auto const terrain = answered(
        desk.ask("risk-terrain", "--events p.csv --features f.csv --x x --y y --reach 1000 --grid 20x20"));
    CHECK(terrain.number("n") == 2'000);
}

TEST_CASE("what does not fit is told by file, row and column, and what to do")
{
    Desk const desk;
    desk.write("e.csv", "id,x,y,time\n1,0,0,2024-01-01\n2,5,a,2024-01-02\n");
    auto const refused = [&](std::string const& method, std::string const& line, std::string const& code,
                             std::string const& field) {
        auto const answer = desk.ask(method, line);
        REQUIRE_FALSE(answer);
        CHECK(answer.error().fields.at(0).code == code);
        CHECK_MESSAGE(answer.error().fields.at(0).field.find(field) != std::string::npos,
                      answer.error().fields.at(0).field);
    };
    std::string const where = "--events e.csv --x x --y y ";
    refused("dbscan", where + "--eps 5 --min-points 2", "field.not_number", "e.csv:3, y: \"a\"");
    refused("dbscan", "--events e.csv --x east --y y --eps 5 --min-points 2", "analyse.no_column",
            "id, x, y, time");
    refused("dbscan", "--events none.csv --x x --y y --eps 5 --min-points 2", "file.unreadable", "none.csv");
    refused("dbscan", where + "--eps five --min-points 2", "field.not_number", "--eps five");
    refused("kde", where + "--bandwidth 5 --kernel cubic", "field.unknown_choice", "quartic, gaussian");
    refused("chains", "--events e.csv --x id --y x --time y --space 1 --time-bands 1", "analyse.time_number",
            ":2");
    desk.write("one.csv", "x,y,time\n1,1,2024-01-01\n1,1,2024-01-02\n");
    refused("knox", "--events one.csv --x x --y y --time time --space 1 --time-bands 1",
            "analytics.coincident", "one.csv");
    desk.write("empty.csv", "x,y,time\n");
    refused("scan", "--events empty.csv --x x --y y --time time", "analytics.empty_area", "empty.csv");
    auto const both = desk.ask("wdd", "--treated-before x");
    REQUIRE_FALSE(both);
    CHECK(both.error().code == "analyse.options");
    CHECK(both.error().fields.size() == 4);  // all at once
}

TEST_CASE("rows without a place are left out and counted; the words show tables")
{
    Desk const desk;
    desk.write("e.csv", "x,y\n0,0\n5,\n1,1\n2,2\n");
    auto const json = desk.ask("dbscan", "--events e.csv --x x --y y --eps 2 --min-points 2");
    auto const found = answered(json);
    CHECK(found.number("n") == 3);
    CHECK(found.number("left_out") == 1);
    CHECK(found.text("data[0].sha256").size() == 64);
    CHECK(in_words(*json).find("clusters: 1\n") != std::string::npos);
}

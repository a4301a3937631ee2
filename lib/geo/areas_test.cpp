// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <chrono>

#include "lib/geo/area_index.h"
#include "lib/geo/coverage.h"
#include "lib/geo/measure.h"
#include "lib/geo/projection.h"
#include "lib/geo/validity.h"

using namespace samsyn;
using namespace samsyn::geo;

namespace {

using Area = MultiPolygon<Sweref99Tm>;

Ring<Sweref99Tm> box_ring(double x, double y, double width, double height)
{
    return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}};
}

Area box(double x, double y, double width, double height) { return {{{box_ring(x, y, width, height), {}}}}; }

// A wobbly many-cornered island.
Area island(double x, double y, double radius, int corners)
{
    Ring<Sweref99Tm> ring;
    for (int i = 0; i < corners; ++i) {
        double const angle = 2 * 3.14159265358979 * i / corners;
        double const reach = radius * (1 + 0.3 * std::sin(7 * angle) + 0.05 * std::cos(31 * angle));
        ring.push_back({x + reach * std::cos(angle), y + reach * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return {{{ring, {}}}};
}

std::string fault(Area const& area)
{
    auto const found = why_invalid(area);
    return found ? found->code : "";
}

}  // namespace

TEST_CASE("Area and distance are in metres")
{
    CHECK(area_m2(box(377'000, 6'400'000, 200, 50)) == doctest::Approx(10'000));
    Area const holed{{{box_ring(0, 0, 10, 10), {box_ring(2, 2, 5, 4)}}}};
    CHECK(area_m2(holed) == doctest::Approx(80));
    CHECK(area_m2({}) == 0);
    CHECK(distance_m(Point<Sweref99Tm>{0, 0}, Point<Sweref99Tm>{3, 4}) == 5);
    CHECK(distance_m(Point<Sweref99Tm>{13, 5}, holed) == doctest::Approx(3));
    CHECK(distance_m(Point<Sweref99Tm>{1, 1}, holed) == 0);
    CHECK(distance_m(Point<Sweref99Tm>{4, 4}, holed) == doctest::Approx(2));
    CHECK(std::isinf(distance_m(Point<Sweref99Tm>{1, 1}, Area{})));
    // One degree of a meridian from the equator on WGS 84: 110574.389 m (the ellipsoid's arc length).
    CHECK(distance_m(Point<Wgs84>{13, 0}, Point<Wgs84>{13, 1}) == doctest::Approx(110574.389).epsilon(1e-8));
}

TEST_CASE("Faults in an area are named and placed")
{
    CHECK(fault(box(0, 0, 1, 1)) == "");
    CHECK(fault({}) == "area.empty");
    Area const bow_tie{{{{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, {}}}};
    auto const crossing = why_invalid(bow_tie);
    REQUIRE(crossing.has_value());
    CHECK(crossing->code == "area.self_intersection");
    CHECK(crossing->where == Point<Sweref99Tm>{5, 5});
    CHECK(fault({{{{{0, 0}, {1, 0}, {1, 1}}, {}}}}) == "area.ring_open");
    CHECK(fault({{{{{0, 0}, {1, 0}, {0, 0}}, {}}}}) == "area.ring_short");
    CHECK(fault({{{{}, {}}}}) == "area.ring_short");
    CHECK(fault({{{{{0, 0}, {std::nan(""), 0}, {1, 1}, {0, 0}}, {}}}}) == "area.number");
    CHECK(fault(box(0, 0, 1e12, 1)) == "area.off_earth");
    CHECK(fault({{{box_ring(0, 0, 10, 10), {box_ring(20, 20, 1, 1)}}}}) == "area.hole_outside");
    CHECK(fault({{{box_ring(0, 0, 10, 10), {box_ring(1, 1, 8, 8), box_ring(2, 2, 2, 2)}}}}) ==
          "area.holes_nested");
    CHECK(fault({{{box_ring(0, 0, 10, 10), {}}, {box_ring(2, 2, 2, 2), {}}}}) == "area.parts_overlap");
    MultiPolygon<Wgs84> const off{{{{{13, 57}, {14, 57}, {14, 95}, {13, 57}}, {}}}};
    CHECK(why_invalid(off)->code == "area.off_earth");
}

TEST_CASE("A valid area near the broken one can be offered")
{
    Area const bow_tie{{{{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, {}}}};
    auto const mended = made_valid(bow_tie);
    CHECK(fault(mended) == "");
    CHECK(area_m2(mended) == doctest::Approx(50));
    CHECK(area_m2(made_valid(Area{{{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}, {}}}})) == doctest::Approx(4));
    CHECK(made_valid(Area{{{{{0, 0}}, {}}}}).empty());
}

TEST_CASE("A border point belongs to the area with the lowest index, from whichever side")
{
    std::vector const areas{box(0, 0, 10, 10), box(10, 0, 10, 10), box(0, 10, 20, 10), Area{},
                            box(5, 5, 2, 2)};
    AreaIndex<Sweref99Tm> const index(areas);
    CHECK(index.area_of({10, 5}) == 0);
    CHECK(index.area_of({10, 10}) == 0);
    CHECK(index.area_of({15, 10}) == 1);
    CHECK(index.area_of({0, 0}) == 0);
    CHECK(index.area_of({20, 20}) == 2);
    CHECK(index.area_of({10.000001, 5}) == 1);
    CHECK_FALSE(index.area_of({20.000001, 5}).has_value());
    CHECK_FALSE(index.area_of({std::nan(""), 5}).has_value());
    CHECK(index.areas_of({6, 6}) == std::vector<std::size_t>{0, 4});
    CHECK(index.areas_of({10, 10}) == std::vector<std::size_t>{0, 1, 2});
    std::vector<Point<Sweref99Tm>> const points{{1, 1}, {-1, 1}, {12, 3}};
    CHECK(index.assign(points) == std::vector<std::int32_t>{0, -1, 1});
    CHECK_FALSE(AreaIndex<Sweref99Tm>(std::span<Area const>()).area_of({1, 1}).has_value());
}

TEST_CASE("Corners on the ray, holes and slanting borders are counted right")
{
    Area const diamond{
        {{{{0, -5}, {5, 0}, {0, 5}, {-5, 0}, {0, -5}}, {{{0, -1}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}}}}}};
    AreaIndex<Sweref99Tm> const index(std::span(&diamond, 1));
    for (double const x : {-3.0, 3.0, 4.999, -4.999, 5.0, -5.0, 1.0, -1.0, 2.5})
        CHECK(index.area_of({x, 0}) == 0);
    for (double const x : {-6.0, 6.0, 0.0, 0.5, -0.5}) CHECK_FALSE(index.area_of({x, 0}).has_value());
    CHECK(index.area_of({2.5, 2.5}) == 0);
    CHECK_FALSE(index.area_of({2.5, 2.5000001}).has_value());
}

TEST_CASE("The index agrees with the distance to each area, for a million points within seconds")
{
    std::vector<Area> areas;
    for (int i = 0; i < 100; ++i) areas.push_back(island(1000.0 * (i % 10), 1000.0 * (i / 10), 480, 500));
    AreaIndex<Sweref99Tm> const index(areas);
    std::vector<Point<Sweref99Tm>> points;
    for (std::uint64_t i = 0; i < 1'000'000; ++i)
        points.push_back({static_cast<double>(i * 7919 % 1'000'003) / 100 - 500,
                          static_cast<double>(i * 104'729 % 1'000'033) / 100 - 500});
    auto const start = std::chrono::steady_clock::now();
    auto const assigned = index.assign(points);
    auto const taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    MESSAGE("1,000,000 points in 100 areas of 500 corners: " << taken << " s");
    CHECK(taken < 10);
    for (std::size_t i = 0; i < points.size(); i += 5003) {
        std::int32_t expected = -1;
        for (std::size_t area = areas.size(); area-- > 0;)
            if (distance_m(points[i], areas[area]) == 0) expected = static_cast<std::int32_t>(area);
        REQUIRE(assigned[i] == expected);
    }
}

TEST_CASE("A comb of tall teeth costs neither memory nor time")
{
    Ring<Sweref99Tm> ring{{0, 0}};
    for (int i = 0; i < 20'000; ++i) ring.push_back({i + 0.5, i % 2 == 0 ? 1000.0 : 1.0});
    ring.push_back({20'000, 0});
    ring.push_back({0, 0});
    Area const comb{{{ring, {}}}};
    AreaIndex<Sweref99Tm> const index(std::span(&comb, 1));
    CHECK(index.area_of({10'000.5, 500}) == 0);
    CHECK_FALSE(index.area_of({10'001.5, 500}).has_value());
}

TEST_CASE("Overlaps and gaps between siblings are found with their size")
{
    std::vector const areas{box(0, 0, 100, 100), box(90, 0, 100, 100), box(0, 100, 100, 100),
                            box(105, 105, 85, 95)};
    auto const report = coverage_report(areas, box(0, 0, 200, 200));
    REQUIRE(report.overlaps.size() == 1);
    CHECK(report.overlaps[0].first == 0);
    CHECK(report.overlaps[0].second == 1);
    CHECK(report.overlaps[0].area_m2 == doctest::Approx(1000));
    CHECK(area_m2(report.overlaps[0].ground) == doctest::Approx(1000));
    double missing = 0;
    for (auto const& gap : report.gaps) missing += gap.area_m2;
    CHECK(missing == doctest::Approx(200 * 200 - (19'000 + 10'000 + 85 * 95)));
}

TEST_CASE("Without a parent the holes and narrow slits between areas are the gaps")
{
    std::vector const ring_round{box(0, 0, 300, 100), box(0, 200, 300, 100), box(0, 100, 100, 100),
                                 box(200, 100, 100, 100)};
    auto const holes = coverage_report(ring_round, {});
    REQUIRE(holes.gaps.size() == 1);
    CHECK(holes.gaps[0].area_m2 == doctest::Approx(10'000));
    std::vector const split{box(0, 0, 100, 500), box(105, 0, 100, 500)};
    auto const slit = coverage_report(split, {});
    REQUIRE(slit.gaps.size() == 1);
    CHECK(slit.gaps[0].area_m2 == doctest::Approx(2500));
    std::vector const corner{box(0, 0, 300, 100), box(0, 100, 100, 200)};
    CHECK(coverage_report(corner, {}).gaps.empty());
    CHECK(coverage_report({}, {}).gaps.empty());
}

TEST_CASE("A label stands inside the area, far from its border")
{
    Area const horseshoe{
        {{{{0, 0}, {300, 0}, {300, 300}, {240, 300}, {240, 60}, {60, 60}, {60, 300}, {0, 300}, {0, 0}}, {}}}};
    auto const at = label_point(horseshoe);
    CHECK(distance_m(at, horseshoe) == 0);
    auto const round = label_point(island(500, 500, 100, 200));
    CHECK(distance_m(round, Point<Sweref99Tm>{500, 500}) < 30);
}

TEST_CASE("Simplifying keeps the area's shape within the tolerance")
{
    auto const detailed = island(0, 0, 1000, 2000);
    auto const rough = simplified(detailed, 20);
    CHECK(point_count(rough) < point_count(detailed) / 5);
    CHECK(fault(rough) == "");
    CHECK(area_m2(rough) == doctest::Approx(area_m2(detailed)).epsilon(0.05));
    for (auto const& corner : rough.polygons[0].outer) CHECK(distance_m(corner, detailed) < 1e-6);
}

// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/projection.h"

#include <doctest/doctest.h>

#include <thread>
#include <type_traits>

#include "lib/geo/measure.h"

using namespace samsyn;
using namespace samsyn::geo;

static_assert(!std::is_convertible_v<Point<Wgs84>, Point<Sweref99Tm>>, "degrees and metres do not mix");
static_assert(!std::is_convertible_v<Point<Sweref99Tm>, Point<Wgs84>>, "degrees and metres do not mix");

namespace {

double seconds(double degrees, double minutes, double rest) { return degrees + minutes / 60 + rest / 3600; }

// 59° 58' 55.23" N, 17° 50' 06.12" E, with the planar coordinates that Lantmäteriet's own transformation
// service gave for it: SWEREF 99 TM N 6652797.165 E 658185.201, RT 90 2.5 gon V X 6653174.343 Y 1613318.742.
Point<Wgs84> const north_of_uppsala{seconds(17, 50, 6.12), seconds(59, 58, 55.23)};

Coordinate moved(int from, int to, Coordinate at)
{
    auto const projection = Projection::between(from, to);
    REQUIRE(projection.has_value());
    auto const result = projection->transform(at);
    REQUIRE(result.has_value());
    return *result;
}

}  // namespace

TEST_CASE("SWEREF 99 TM agrees with Lantmäteriet to the millimetre")
{
    auto const planar = to_sweref99tm(north_of_uppsala);
    CHECK(std::abs(planar.x - 658185.201) < 0.001);
    CHECK(std::abs(planar.y - 6652797.165) < 0.001);
}

TEST_CASE("RT 90 2.5 gon V agrees with Lantmäteriet within its datum shift")
{
    // PROJ goes by the seven-parameter datum shift, Lantmäteriet's service by a directly fitted projection:
    // the two differ by some centimetres.
    auto const planar = moved(epsg_wgs84, epsg_rt90, coordinate(north_of_uppsala));
    CHECK(std::abs(planar.x - 1613318.742) < 0.1);
    CHECK(std::abs(planar.y - 6653174.343) < 0.1);
}

TEST_CASE("SWEREF 99 TM and UTM 33 on WGS 84 are the same to the millimetre")
{
    auto const utm = moved(epsg_wgs84, 32633, coordinate(north_of_uppsala));
    CHECK(std::abs(utm.x - 658185.201) < 0.002);
    CHECK(std::abs(utm.y - 6652797.165) < 0.002);
}

// RT 90 takes a linearised datum shift, which comes back within half a centimetre.
TEST_CASE("There and back moves a point by less than a millimetre, all over Sweden")
{
    for (double lon = 10.5; lon < 25; lon += 1.7)
        for (double lat = 55; lat < 69.5; lat += 1.3) {
            Point<Wgs84> const at{lon, lat};
            CHECK(distance_m(at, to_wgs84(to_sweref99tm(at))) < 0.001);
            auto const rt90 = moved(epsg_wgs84, epsg_rt90, coordinate(at));
            CHECK(distance_m(at, point<Wgs84>(moved(epsg_rt90, epsg_wgs84, rt90))) < 0.005);
        }
}

TEST_CASE("Many points at once give what they give alone, and the impossible becomes nothing")
{
    auto const projection = Projection::between(epsg_wgs84, epsg_sweref99tm);
    REQUIRE(projection.has_value());
    std::vector<Coordinate> many{{13, 57.7}, {200, 95}, {18.06, 59.33}, {HUGE_VAL, 1}};
    CHECK(projection->transform(many) == 2);
    CHECK(many[0] == *projection->transform(Coordinate{13, 57.7}));
    CHECK(many[2] == *projection->transform(Coordinate{18.06, 59.33}));
    CHECK(std::isnan(many[1].x));
    CHECK_FALSE(projection->transform(Coordinate{200, 95}).has_value());
    CHECK(projection->transform(std::span<Coordinate>()) == 0);
}

TEST_CASE("Unknown reference systems are refused")
{
    for (int const code : {0, -1, 999'999}) {
        auto const projection = Projection::between(code, epsg_wgs84);
        REQUIRE_FALSE(projection.has_value());
        CHECK(projection.error().code == "crs.unknown");
    }
}

TEST_CASE("Every thread projects on its own")
{
    auto const alone = to_sweref99tm(north_of_uppsala);
    std::vector<Point<Sweref99Tm>> answers(8);
    {
        std::vector<std::jthread> threads;
        for (auto& answer : answers)
            threads.emplace_back([&answer] {
                for (int i = 0; i < 1000; ++i) answer = to_sweref99tm(north_of_uppsala);
            });
    }
    for (auto const& answer : answers) CHECK(answer == alone);
}

TEST_CASE("The best UTM zone follows the meridian and the hemisphere")
{
    CHECK(utm_epsg({18.06, 59.33}) == 32634);
    CHECK(utm_epsg({-87.63, 41.88}) == 32616);
    CHECK(utm_epsg({151.2, -33.9}) == 32756);
    CHECK(utm_epsg({180, 10}) == 32660);
    CHECK(utm_epsg({-180, 10}) == 32601);
}

TEST_CASE("The reference system of a column is guessed from its numbers, also when the axes came swapped")
{
    auto const check_guess = [](Coordinate at, int epsg, bool swapped) {
        auto const guess = guess_crs(std::vector{at, at, at});
        REQUIRE(guess.has_value());
        CHECK(guess->epsg == epsg);
        CHECK(guess->swapped == swapped);
    };
    check_guess({12.94, 57.72}, epsg_wgs84, false);
    check_guess({57.72, 12.94}, epsg_wgs84, true);
    check_guess({377'300, 6'400'000}, epsg_sweref99tm, false);
    check_guess({6'400'000, 377'300}, epsg_sweref99tm, true);
    check_guess({1'323'000, 6'401'000}, epsg_rt90, false);
    CHECK_FALSE(guess_crs(std::vector<Coordinate>{{-87, 41}}).has_value());
    CHECK_FALSE(guess_crs({}).has_value());
    CHECK_FALSE(guess_crs(std::vector<Coordinate>{{12.9, 57.7}, {0, 0}}).has_value());
}

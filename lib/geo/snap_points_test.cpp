// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/snap_points.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <random>

using namespace samsyn;
using namespace samsyn::geo;

namespace {

using At = Point<Sweref99Tm>;

// An invented town: addresses along streets, denser in the middle; candidates at the streets and in parks.
struct InventedTown {
    explicit InventedTown(std::size_t address_count, std::size_t candidate_count, unsigned seed = 7)
        : random(seed)
    {
        std::normal_distribution<double> across(0, 1500);
        std::uniform_real_distribution<double> along(-120, 120);
        while (candidates.size() < candidate_count)
            candidates.push_back(
                {std::round(390'000 + across(random)), std::round(6'540'000 + across(random))});
        while (addresses.size() < address_count) {
            auto const& street = candidates[random() % (candidate_count * 4 / 5)];  // a fifth are parks
            addresses.push_back({street.x + along(random), street.y + along(random) / 8});
        }
    }
    std::mt19937 random;
    std::vector<At> addresses, candidates;
};

}  // namespace

TEST_CASE("Every snap point stands for no address or for at least eight, counted anew")
{
    InventedTown const town(30'000, 5'000);
    auto const started = std::chrono::steady_clock::now();
    auto const points = snap_points(town.candidates, town.addresses);
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - started;
    MESSAGE("30,000 addresses, 5,000 candidates, ", points.size(), " points remain, ", took.count(), " s");
    CHECK(points.size() > 500);
    std::vector<std::int64_t> counted(points.size(), 0);
    for (auto const& address : town.addresses) ++counted[*nearest_snap_point(points, address)];
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        REQUIRE(counted[i] == points[i].addresses);
        REQUIRE((counted[i] == 0 || counted[i] >= fewest_snap_addresses));
        sum += counted[i];
    }
    CHECK(sum == 30'000);
}

TEST_CASE("Whoever has the address list guesses the address behind a snap point once in eight, at the most")
{
    InventedTown const town(30'000, 5'000);
    auto const points = snap_points(town.candidates, town.addresses);
    // Of a catchment's addresses each is as likely; so the best guess is any one, say the nearest to the
    // point.
    std::map<std::size_t, std::pair<double, std::size_t>> guesses;
    std::vector<std::size_t> point_of;
    for (std::size_t i = 0; i < town.addresses.size(); ++i) {
        auto const point = *nearest_snap_point(points, town.addresses[i]);
        point_of.push_back(point);
        auto const away =
            std::hypot(town.addresses[i].x - points[point].at.x, town.addresses[i].y - points[point].at.y);
        auto const [guess, is_new] = guesses.emplace(point, std::pair(away, i));
        if (!is_new) guess->second = std::min(guess->second, std::pair(away, i));
    }
    std::mt19937 random(11);
    int right = 0;
    constexpr int reports = 100'000;
    for (int i = 0; i < reports; ++i) {
        auto const address = random() % town.addresses.size();
        right += guesses.at(point_of[address]).second == address;
    }
    CHECK(right <= reports / 8);
    for (auto const& [point, guess] : guesses) REQUIRE(points[point].addresses >= 8);  // one in each
}

TEST_CASE("The same place has the same snap point in every report of it")
{
    InventedTown const town(3'000, 500);
    auto const points = snap_points(town.candidates, town.addresses);
    auto const first = nearest_snap_point(points, town.addresses[17]);
    for (int i = 0; i < 10'000; ++i) REQUIRE(nearest_snap_point(points, town.addresses[17]) == first);
}

TEST_CASE("A report that moves across a catchment's border changes two points and no other")
{
    InventedTown const town(3'000, 500);
    auto const points = snap_points(town.candidates, town.addresses);
    auto const counts = [&](std::vector<At> const& reports) {
        std::vector<int> counted(points.size(), 0);
        for (auto const& at : reports) ++counted[*nearest_snap_point(points, at)];
        return counted;
    };
    std::vector<At> reports(town.addresses.begin(), town.addresses.begin() + 400);
    auto const before = counts(reports);
    auto const home = *nearest_snap_point(points, reports[5]);
    while (*nearest_snap_point(points, reports[5]) == home) reports[5].x += 1;
    auto const after = counts(reports);
    int changed = 0;
    for (std::size_t i = 0; i < points.size(); ++i) changed += before[i] != after[i];
    CHECK(changed == 2);
}

TEST_CASE("Neither order nor repeated candidates change the snap points")
{
    InventedTown town(3'000, 500);
    auto const points = snap_points(town.candidates, town.addresses);
    for (int i = 0; i < 20; ++i) {
        std::shuffle(town.candidates.begin(), town.candidates.end(), town.random);
        std::shuffle(town.addresses.begin(), town.addresses.end(), town.random);
        auto twice = town.candidates;
        twice.insert(twice.end(), town.candidates.begin(), town.candidates.begin() + 50);
        REQUIRE(snap_points(twice, town.addresses) == points);
    }
}

TEST_CASE("On a grid, where all distances are equal, the western and southern win")
{
    std::vector<At> candidates, addresses;
    for (int x = 0; x < 20; ++x)
        for (int y = 0; y < 20; ++y) candidates.push_back({x * 100.0, y * 100.0});
    for (int x = 0; x < 19; ++x)
        for (int y = 0; y < 19; ++y) addresses.push_back({x * 100.0 + 50, y * 100.0 + 50});
    auto const points = snap_points(candidates, addresses);
    std::vector<std::int64_t> counted(points.size(), 0);
    for (auto const& address : addresses) ++counted[*nearest_snap_point(points, address)];
    for (std::size_t i = 0; i < points.size(); ++i) REQUIRE(counted[i] == points[i].addresses);
    std::reverse(candidates.begin(), candidates.end());
    CHECK(snap_points(candidates, addresses) == points);
}

TEST_CASE("With too few addresses only places without any remain")
{
    std::vector<At> const seven(7, At{0, 0});
    // The park goes as well: once the street is gone the seven are nearest to it.
    CHECK(snap_points({{0, 0}, {1000, 0}}, seven).empty());
    CHECK(snap_points({{0, 0}}, std::vector<At>(8, At{0, 0})) == std::vector<SnapPoint>{{{0, 0}, 8}});
    CHECK(snap_points({{5, 5}}, {}) == std::vector<SnapPoint>{{{5, 5}, 0}});
    CHECK(snap_points({}, seven).empty());
    CHECK_FALSE(nearest_snap_point({}, {0, 0}).has_value());
}

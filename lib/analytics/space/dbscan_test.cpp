// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/dbscan.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <deque>

#include "lib/analytics/core/random.h"
#include "tests/analytics/synthetic.h"

using namespace samsyn;
using namespace samsyn::analytics;

namespace {

struct Events {
    std::vector<Point> places;
    std::vector<double> days;
};

Events small_case(std::uint64_t number)
{
    Random random(41, number);
    Events events;
    bool const is_wide = random.below(4) == 0;
    for (auto left = 1 + random.below(60); left > 0; --left) {
        double const far = is_wide && random.below(3) == 0 ? 1e6 * random.below(3) : 0;
        events.places.push_back({far + random.below(20), random.below(20) * 1.0 - far});
        events.days.push_back(random.below(12));
    }
    return events;
}

// From each unvisited core, in order, outwards: the method as it was first written down.
std::vector<std::int32_t> slowly(Events const& events, double eps, double eps_time, std::size_t min_points)
{
    std::size_t const n = events.places.size();
    auto const near = [&](std::size_t i) {
        std::vector<std::size_t> found;
        for (std::size_t j = 0; j < n; ++j)
            if (std::hypot(events.places[i].x - events.places[j].x,
                           events.places[i].y - events.places[j].y) <= eps &&
                std::abs(events.days[i] - events.days[j]) <= eps_time)
                found.push_back(j);
        return found;
    };
    std::vector<int> cluster(n, -1);
    int clusters = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (cluster[i] != -1 || near(i).size() < min_points) continue;
        std::deque<std::size_t> reached{i};
        cluster[i] = clusters;
        for (; !reached.empty(); reached.pop_front()) {
            auto const around = near(reached.front());
            if (around.size() < min_points) continue;
            for (auto j : around)
                if (cluster[j] == -1) cluster[j] = clusters, reached.push_back(j);
        }
        ++clusters;
    }
    std::vector<std::int32_t> labels, label(n, -1);
    std::int32_t next = 0;
    for (int each : cluster) {
        if (each >= 0 && label[static_cast<std::size_t>(each)] < 0)
            label[static_cast<std::size_t>(each)] = next++;
        labels.push_back(each < 0 ? -1 : label[static_cast<std::size_t>(each)]);
    }
    return labels;
}

}  // namespace

TEST_CASE("DBSCAN labels as the method was first written down, in 1,000 small cases")
{
    for (std::uint64_t number = 0; number < 1000; ++number) {
        auto const events = small_case(number);
        double const eps = number % 2 ? 2 : 1.5;
        auto const min_points = 1 + static_cast<std::uint32_t>(number % 5);
        auto const answer = dbscan(events.places, eps, min_points);
        REQUIRE(answer);
        REQUIRE(answer->labels == slowly(events, eps, 1000, min_points));
        auto const timed = st_dbscan(events.places, events.days, eps, 3, min_points);
        REQUIRE(timed->labels == slowly(events, eps, 3, min_points));
        REQUIRE(st_dbscan(events.places, events.days, eps, 1000, min_points)->labels == answer->labels);
    }
}

TEST_CASE("DBSCAN is the same when moved, turned and in other units")
{
    for (std::uint64_t number = 0; number < 50; ++number) {
        auto events = small_case(number * 4 + 1);
        auto const labels = dbscan(events.places, 2, 4)->labels;
        for (auto& place : events.places) place = {512 - 8 * place.y, 8 * place.x - 4096};
        CHECK(dbscan(events.places, 16, 4)->labels == labels);
    }
}

TEST_CASE("more reach never makes noise of what was in a cluster")
{
    auto const events = small_case(3);
    std::ptrdiff_t before = 1000;
    for (double eps : {0.5, 1.0, 2.0, 4.0, 40.0}) {
        auto const answer = *dbscan(events.places, eps, 3);
        auto const noise = std::ranges::count(answer.labels, kNoise);
        CHECK(noise <= before);
        before = noise;
    }
}

TEST_CASE("DBSCAN on a hundred thousand invented events gives what its peers give")
{
    std::vector<Point> places;
    for (auto const& each : tests::synthetic_events(100'000)) places.push_back({each.x, each.y});
    auto const answer = *dbscan(places, 100, 10);
    CHECK(answer.clusters == 415);
    CHECK(answer.cores == 58'514);
    CHECK(std::ranges::count(answer.labels, kNoise) == 33'477);
}

TEST_CASE("DBSCAN refuses or answers what is no ordinary set of points")
{
    std::vector<Point> const one{{5, 5}}, same(20, {3, 3}), far{{0, 0}, {1e300, 0}};
    CHECK(dbscan({}, 1, 1).error() == Refusal::too_few);
    CHECK(dbscan(one, 0, 1).error() == Refusal::bad_parameter);
    CHECK(dbscan(one, std::nan(""), 1).error() == Refusal::bad_parameter);
    CHECK(dbscan(one, 1e300, 1).error() == Refusal::bad_parameter);
    CHECK(dbscan(one, 1, 0).error() == Refusal::bad_parameter);
    CHECK(dbscan(std::vector<Point>{{std::nan(""), 0}}, 1, 1).error() == Refusal::not_finite);
    CHECK(dbscan(far, 1, 1).error() == Refusal::too_large);
    CHECK(dbscan(same, 1, 20)->clusters == 1);
    CHECK(dbscan(same, 1, 21)->labels == std::vector<std::int32_t>(20, kNoise));
    CHECK(st_dbscan(one, {}, 1, 1, 1).error() == Refusal::unequal);
    CHECK(st_dbscan(one, std::vector<double>{1}, 1, -1, 1).error() == Refusal::bad_parameter);
    CHECK(st_dbscan(one, std::vector<double>{1}, 1, 1, 1)->clusters == 1);
}

// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/mantel.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <vector>

#include "lib/analytics/core/random.h"
#include "lib/analytics/space/chains.h"

using namespace samsyn::analytics;

namespace {

struct Events {
    std::vector<Point> places;
    std::vector<double> days;
};

Events small_case(std::uint64_t number)
{
    Random random(21, number);
    Events events{{{-7, 3}, {1, 2}, {1, 4}}, {90, 1, 3}};
    for (auto left = random.below(25); left > 0; --left) {
        events.places.push_back({random.below(12) * 1.0, random.below(12) * 1.0});
        events.days.push_back(random.below(20));
    }
    return events;
}

double slow_r(Events const& events)
{
    double n = 0, s = 0, t = 0, ss = 0, tt = 0, st = 0;
    for (std::size_t i = 0; i < events.places.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            double const apart =
                std::hypot(events.places[i].x - events.places[j].x, events.places[i].y - events.places[j].y);
            double const lag = std::abs(events.days[i] - events.days[j]);
            n += 1, s += apart, t += lag, ss += apart * apart, tt += lag * lag, st += apart * lag;
        }
    return (st - s * t / n) / std::sqrt((ss - s * s / n) * (tt - t * t / n));
}

}  // namespace

TEST_CASE("Mantel's r is the correlation over all pairs, in 1,000 small cases")
{
    for (std::uint64_t number = 0; number < 1000; ++number) {
        auto const events = small_case(number);
        auto const answer = mantel(events.places, events.days, 0, 1);
        REQUIRE(answer);
        REQUIRE(answer->r == doctest::Approx(slow_r(events)).epsilon(1e-9));
        REQUIRE(answer->p == 1);
    }
}

TEST_CASE("Mantel sees a wave that travels, and sees it the same on two threads and in other units")
{
    Events wave;
    Random random(22, 1);
    for (int i = 0; i < 60; ++i) {
        wave.places.push_back({i * 10.0 + random.below(50), random.below(50) * 1.0});
        wave.days.push_back(i);
    }
    auto const answer = mantel(wave.places, wave.days, 199, 3);
    CHECK(answer->r > 0.9);
    CHECK(answer->p == 0.005);
    CHECK(mantel(wave.places, wave.days, 199, 3, {.threads = 2})->p == answer->p);
    for (auto& place : wave.places) place = {500 - place.y / 8, place.x / 8};
    CHECK(mantel(wave.places, wave.days, 199, 3)->r == doctest::Approx(answer->r));
}

TEST_CASE("Mantel refuses what it can say nothing about")
{
    std::vector<Point> const three{{0, 0}, {1, 0}, {5, 0}};
    std::vector<double> const days{1, 2, 9};
    CHECK(mantel(std::vector<Point>{{0, 0}, {1, 0}}, std::vector<double>{1, 2}, 9, 1).error() ==
          Refusal::too_few);
    CHECK(mantel(three, std::vector<double>{1, 1, 1}, 9, 1).error() == Refusal::one_time);
    CHECK(mantel(std::vector<Point>(3), days, 9, 1).error() == Refusal::coincident);
    CHECK(mantel(three, std::vector<double>{1, std::nan(""), 1}, 9, 1).error() == Refusal::not_finite);
    CHECK(mantel(std::vector<Point>{{0, 0}, {1e300, 0}, {-1e300, 0}}, days, 9, 1).error() ==
          Refusal::not_finite);
    CHECK(mantel(std::vector<Point>(20'001), std::vector<double>(20'001), 9, 1).error() ==
          Refusal::too_large);
}

TEST_CASE("near-repeat chains hang together by links near in space and time, in 1,000 small cases")
{
    for (std::uint64_t number = 0; number < 1000; ++number) {
        auto const events = small_case(number);
        std::size_t const n = events.places.size();
        std::vector<std::size_t> set(n);
        for (std::size_t i = 0; i < n; ++i) set[i] = i;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (std::hypot(events.places[i].x - events.places[j].x,
                               events.places[i].y - events.places[j].y) <= 3 &&
                    std::abs(events.days[i] - events.days[j]) <= 2)
                    std::ranges::replace(set, std::size_t{set[i]}, std::size_t{set[j]});
        auto const chains = near_repeat_chains(events.places, events.days, 3, 2);
        REQUIRE(chains);
        std::vector<bool> is_met(n);
        for (auto const& chain : *chains) {
            auto const mine = set[chain.members[0]];
            REQUIRE(std::ranges::count(set, mine) == static_cast<std::ptrdiff_t>(chain.members.size()));
            for (auto member : chain.members) {
                REQUIRE(set[member] == mine);
                is_met[member] = true;
            }
            REQUIRE(chain.span == events.days[chain.members.back()] - events.days[chain.members[0]]);
        }
        for (std::size_t i = 0; i < n; ++i) REQUIRE((is_met[i] || std::ranges::count(set, set[i]) == 1));
    }
}

TEST_CASE("chains are refused without events or with a distance below zero")
{
    std::vector<Point> const one{{0, 0}};
    CHECK(near_repeat_chains({}, {}, 1, 1).error() == Refusal::too_few);
    CHECK(near_repeat_chains(one, std::vector<double>{1}, -1, 1).error() == Refusal::bad_parameter);
    CHECK(near_repeat_chains(one, std::vector<double>{1}, 1, 1)->empty());
}

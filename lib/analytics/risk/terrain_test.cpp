// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/risk/terrain.h"

#include <doctest/doctest.h>
#include <atomic>
#include <cmath>
#include <limits>

#include "lib/analytics/core/random.h"

using namespace samsyn::analytics;
using doctest::Approx;

namespace {

struct Town {
    std::vector<Point> cells, stops, trees;
    std::vector<double> counts;
};

// 40 × 40 cells of 100 m; where there is a stop within 300 m, `ratio` times as many events as elsewhere.
Town town_of(std::uint64_t number, double ratio)
{
    Random random(91, number);
    Town town;
    for (int i = 0; i < 25; ++i) town.stops.push_back({random.unit() * 4000, random.unit() * 4000});
    for (int i = 0; i < 25; ++i) town.trees.push_back({random.unit() * 4000, random.unit() * 4000});
    for (int row = 0; row < 40; ++row)
        for (int column = 0; column < 40; ++column) {
            town.cells.push_back({column * 100.0 + 50, row * 100.0 + 50});
            bool near = false;
            for (auto const& stop : town.stops)
                near = near || std::hypot(stop.x - town.cells.back().x, stop.y - town.cells.back().y) <= 300;
            double count = 0, left = std::exp(near ? -0.5 * ratio : -0.5);
            for (double u = random.unit(); u > left; u *= random.unit()) ++count;
            town.counts.push_back(count);
        }
    return town;
}

}  // namespace

TEST_CASE("the feature that events go with is found, and the one they do not go with is not taken first")
{
    auto const town = town_of(1, 5);
    std::vector<FeatureLayer> const layers{{town.trees, 300}, {town.stops, 300}};
    auto const found = *risk_terrain(town.cells, town.counts, {}, layers);
    REQUIRE(!found.factors.empty());
    CHECK(found.factors[0].layer == 1);
    CHECK(found.factors[0].ratio > 1.3);
    CHECK(found.explained > 0.1);
    CHECK(found.relative_risk.size() == town.cells.size());
    double sum = 0;
    for (double risk : found.relative_risk) sum += risk;
    CHECK(sum / 1600 == Approx(1));
    auto const twice = *risk_terrain(town.cells, town.counts, {}, layers, {}, {.threads = 2});
    CHECK(twice.relative_risk == found.relative_risk);
    // Turned a quarter, moved away, and counted in other units of exposure.
    auto turned = town;
    for (auto* places : {&turned.cells, &turned.stops, &turned.trees})
        for (auto& place : *places) place = {6'600'000 - place.y, 400'000 + place.x};
    std::vector<FeatureLayer> const turned_layers{{turned.trees, 300}, {turned.stops, 300}};
    auto const other =
        *risk_terrain(turned.cells, turned.counts, std::vector<double>(1600, 9.0), turned_layers);
    CHECK(other.factors[0].layer == 1);
    CHECK(other.factors[0].ratio == Approx(found.factors[0].ratio).epsilon(0.2));
}

TEST_CASE("where no feature goes with events, almost none is taken")
{
    int taken = 0;
    for (std::uint64_t number = 0; number < 20; ++number) {
        auto const town = town_of(number, 1);
        std::vector<FeatureLayer> const layers{{town.trees, 300}, {town.stops, 300}};
        taken += !risk_terrain(town.cells, town.counts, {}, layers)->factors.empty();
    }
    CHECK(taken <= 4);
}

TEST_CASE("a risk terrain refuses what it can say nothing about")
{
    auto const town = town_of(1, 5);
    std::vector<FeatureLayer> const layers{{town.stops, 300}}, none{{{}, 300}}, endless{{town.stops, 1e300}};
    double const nan = std::nan("");
    CHECK(risk_terrain({}, {}, {}, layers).error() == Refusal::too_few);
    CHECK(risk_terrain(town.cells, std::vector<double>(1600), {}, layers).error() == Refusal::too_few);
    CHECK(risk_terrain(town.cells, town.counts, {}, {}).error() == Refusal::too_few);
    CHECK(risk_terrain(town.cells, town.counts, town.counts, layers).error() == Refusal::bad_parameter);
    CHECK(risk_terrain(std::vector<Point>(1600), town.counts, {}, layers).error() == Refusal::coincident);
    CHECK(risk_terrain(town.cells, town.counts, {}, std::vector<FeatureLayer>{{town.stops, nan}}).error() ==
          Refusal::not_finite);
    CHECK(risk_terrain(town.cells, town.counts, {}, std::vector<FeatureLayer>{{town.stops, 0}}).error() ==
          Refusal::bad_parameter);
    CHECK(risk_terrain(town.cells, town.counts, {}, none)->factors.empty());
    CHECK(risk_terrain(town.cells, town.counts, {}, endless)->factors.empty());
    std::atomic<bool> const stop = true;
    CHECK(risk_terrain(town.cells, town.counts, {}, layers, {}, {.stop = &stop}).error() ==
          Refusal::cancelled);
}

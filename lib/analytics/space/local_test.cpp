// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "lib/analytics/core/false_discovery.h"
#include "lib/analytics/core/random.h"
#include "lib/analytics/space/getis_ord.h"
#include "lib/analytics/space/moran.h"
#include "tests/analytics/synthetic.h"

using namespace samsyn;
using namespace samsyn::analytics;

namespace {

std::vector<std::uint32_t> list_of(Weights const& weights, std::size_t unit)
{
    auto const near = weights.of(unit);
    return {near.begin(), near.end()};
}

std::vector<double> random_values(Random& random, std::size_t n)
{
    std::vector<double> values(n);
    for (double& value : values) value = random.below(9);
    values[0] = 40;
    return values;
}

// The large invented set, binned to cells of a square.
std::vector<double> cells_of(std::size_t side)
{
    std::vector<double> cells(side * side);
    auto const cell = [&](double at) {
        return static_cast<std::size_t>(at / 20'000 * static_cast<double>(side));
    };
    for (auto const& event : tests::synthetic_events(1'000'000))
        ++cells[cell(event.y) * side + cell(event.x)];
    return cells;
}

}  // namespace

TEST_CASE("queen and rook know the same neighbours on a grid and on its cells as areas")
{
    constexpr std::uint32_t kColumns = 4, kRows = 3;
    std::vector<Rings> areas;
    for (std::uint32_t row = 0; row < kRows; ++row)
        for (std::uint32_t column = 0; column < kColumns; ++column) {
            double const x = column * 100.0, y = row * 50.0;
            areas.push_back({{{x, y}, {x + 100, y}, {x + 100, y + 50}, {x, y + 50}, {x, y}}});
        }
    for (auto contiguity : {Contiguity::queen, Contiguity::rook}) {
        auto const grid = grid_weights(kColumns, kRows, contiguity);
        auto const polygons = polygon_weights(areas, contiguity);
        CHECK(grid->first == polygons->first);
        CHECK(grid->neighbours == polygons->neighbours);
    }
    CHECK(list_of(*grid_weights(4, 3, Contiguity::queen), 5) ==
          std::vector<std::uint32_t>{0, 1, 2, 4, 6, 8, 9, 10});
    CHECK(list_of(*grid_weights(4, 3, Contiguity::rook), 0) == std::vector<std::uint32_t>{1, 4});
}

TEST_CASE("neighbours by distance and the nearest are those found by looking at all, in 1,000 small cases")
{
    for (std::uint64_t number = 0; number < 1000; ++number) {
        Random random(31, number);
        std::vector<Point> places(3 + random.below(30));
        for (auto& place : places) place = {random.unit() * 50, random.below(2) ? random.below(9) * 1.0 : 3};
        auto const within = distance_weights(places, 7);
        auto const k = 1 + random.below(2);
        auto const nearest = nearest_weights(places, k);
        for (std::size_t i = 0; i < places.size(); ++i) {
            std::vector<std::uint32_t> expected;
            std::vector<double> apart;
            for (std::uint32_t j = 0; j < places.size(); ++j) {
                double const d = std::hypot(places[i].x - places[j].x, places[i].y - places[j].y);
                if (j != i && d <= 7) expected.push_back(j);
                if (j != i) apart.push_back(d);
            }
            REQUIRE(list_of(*within, i) == expected);
            std::ranges::sort(apart);
            REQUIRE(nearest->of(i).size() == k);
            for (auto j : nearest->of(i))
                REQUIRE(std::hypot(places[i].x - places[j].x, places[i].y - places[j].y) <= apart[k - 1]);
        }
    }
}

TEST_CASE("Gi* on the published grid of sixteen by sixteen")
{
    auto const rows = tests::numbers_of("tests/data/analytics/getisord.csv");
    REQUIRE(rows.size() == 256);
    std::vector<Point> places;
    std::vector<double> values;
    for (auto const& row : rows) {
        places.push_back({row[0], row[1]});
        values.push_back(row[2]);
    }
    struct Expected {
        double reach;
        std::vector<double> z;  // at cells 1, 68, 120, 136, 256
        double most;
        std::ptrdiff_t at;  // numbered from 1
    };
    for (auto const& each :
         {Expected{30, {-2.22971, -2.332727, 1.45078, 1.670751, 0.429147}, 4.310407, 204},
          Expected{60, {-3.051425, -3.36806, 1.900559, 2.732446, 1.03307}, 5.976806, 203},
          Expected{90, {-4.123559, -4.818322, 2.096939, 3.931404, 1.595619}, 7.917283, 188},
          Expected{120, {-5.151305, -5.671781, 1.981907, 4.341867, 2.660753}, 9.479615, 185},
          Expected{150, {-6.185791, -6.248211, 1.306698, 4.108067, 4.808371}, 11.27112, 185}}) {
        auto const z = getis_ord_star(values, *distance_weights(places, each.reach));
        REQUIRE(z);
        std::size_t at = 0;
        for (std::size_t cell : {1, 68, 120, 136, 256})
            CHECK(std::abs((*z)[cell - 1] - each.z[at++]) < 0.0000006);
        auto const most = std::ranges::max_element(*z);
        CHECK(std::abs(*most - each.most) < 0.000006);
        CHECK(most - z->begin() + 1 == each.at);
    }
}

TEST_CASE("Gi* on the invented million in a hundred by a hundred cells")
{
    auto const values = cells_of(100);
    auto const weights = *grid_weights(100, 100, Contiguity::queen);
    auto const z = *getis_ord_star(values, weights);
    CHECK(std::abs(z[0] - 1.662732) < 0.0000006);
    CHECK(std::abs(std::ranges::max(z) - 30.50664) < 0.000006);
    CHECK(std::ranges::count_if(z, [](double each) { return std::abs(each) > 2.5758; }) == 882);
    CHECK(std::ranges::count_if(z, [](double each) { return std::abs(each) > 1.96; }) == 1'088);
    auto const p = *getis_ord_star_p(values, weights, {});
    auto const small = std::ranges::count_if(p, [](double each) { return each <= 0.05; });
    CHECK(std::abs(static_cast<double>(small) - 5374) < 0.01 * 5374);
}

TEST_CASE("Gi* is what its formula says, moves with nothing but the values, in 1,000 small cases")
{
    for (std::uint64_t number = 0; number < 1000; ++number) {
        Random random(32, number);
        std::uint32_t const columns = 2 + random.below(5), rows = 2 + random.below(5), n = columns * rows;
        auto const weights =
            *grid_weights(columns, rows, random.below(2) ? Contiguity::queen : Contiguity::rook);
        auto values = random_values(random, n);
        auto const z = getis_ord_star(values, weights);
        REQUIRE(z);
        double mean = 0, squares = 0;
        for (double value : values) mean += value / n, squares += value * value / n;
        double const s = std::sqrt(squares - mean * mean);
        for (std::uint32_t i = 0; i < n; ++i) {
            double sum = values[i], w = 1;
            for (auto j : weights.of(i)) sum += values[j], w += 1;
            double const expected = w < n ? (sum - mean * w) / (s * std::sqrt((n * w - w * w) / (n - 1))) : 0;
            REQUIRE(std::abs((*z)[i] - expected) < 1e-9);
        }
        for (double& value : values) value = 3 * value - 100;
        auto const other = *getis_ord_star(values, weights);
        for (std::uint32_t i = 0; i < n; ++i) REQUIRE(std::abs((*z)[i] - other[i]) < 1e-9);
    }
}

TEST_CASE("conditional permutation gives the exact p of all choices, within its error")
{
    // Six units in a row; the first has one neighbour, whose value is the largest of the other five.
    std::vector<double> const values{1, 9, 2, 3, 4, 5};
    auto const p = *getis_ord_star_p(values, *grid_weights(6, 1, Contiguity::rook), {.most = 20'000});
    CHECK(std::abs(p[0] - 0.5 / 5) < 0.01);
    // The third has 9 and 3 of {1, 9, 3, 4, 5}: of the ten pairs two make more than 12 and one makes 12.
    CHECK(std::abs(p[2] - 2.5 / 10) < 0.013);
}

TEST_CASE("permutations are the same on two threads, and stopping early changes no verdict")
{
    Random random(33, 1);
    auto const values = random_values(random, 900);
    auto const weights = *grid_weights(30, 30, Contiguity::queen);
    auto const p = *getis_ord_star_p(values, weights, {.most = 999});
    CHECK(p == *getis_ord_star_p(values, weights, {.most = 999}, {.threads = 2}));
    auto const early = *getis_ord_star_p(values, weights, {.most = 999, .enough = 100});
    for (std::size_t i = 0; i < p.size(); ++i) CHECK((p[i] <= 0.05) == (early[i] <= 0.05));
}

TEST_CASE("Moran's I and its moments are those of all permutations, and the mean of the local ones")
{
    for (std::uint64_t number = 0; number < 20; ++number) {
        Random random(34, number);
        std::vector<Point> places(7);
        std::vector<double> values(7);
        for (auto& place : places) place = {random.unit(), random.unit()};
        for (double& value : values) value = random.unit();
        auto const weights = *nearest_weights(places, 2);
        for (auto standardised : {Standardised::none, Standardised::by_row}) {
            auto const answer = *moran(values, weights, standardised, {.most = 0});
            auto order = values;
            std::ranges::sort(order);
            double sum = 0, squares = 0, count = 0;
            do {
                double const i = moran(order, weights, standardised, {.most = 0})->i;
                sum += i, squares += i * i, count += 1;
            } while (std::ranges::next_permutation(order).found);
            CHECK(answer.expected == doctest::Approx(sum / count));
            CHECK(answer.variance == doctest::Approx(squares / count - sum / count * sum / count));
            auto const local = *local_moran(values, weights, standardised, {.most = 9});
            double mean = 0;
            for (auto const& each : local) mean += each.i / (standardised == Standardised::by_row ? 7 : 14);
            CHECK(mean == doctest::Approx(answer.i));
        }
    }
}

TEST_CASE("Moran sees a slope and a chessboard")
{
    std::vector<double> slope, board;
    for (int row = 0; row < 8; ++row)
        for (int column = 0; column < 8; ++column) {
            slope.push_back(row + column);
            board.push_back((row + column) % 2);
        }
    auto const weights = *grid_weights(8, 8, Contiguity::rook);
    auto const up = *moran(slope, weights, Standardised::by_row, {});
    CHECK(up.i > 0.8);
    CHECK(up.p_sim == 0.001);
    CHECK(up.p < 1e-9);
    CHECK(moran(board, weights, Standardised::by_row, {})->i == doctest::Approx(-1));
    auto const local = *local_moran(slope, weights, Standardised::by_row, {});
    CHECK(local.front().quadrant == Quadrant::low_low);
    CHECK(local.back().quadrant == Quadrant::high_high);
}

TEST_CASE("adjusted p are those of Benjamini and Hochberg")
{
    std::vector<double> const p{0.01, 0.02, 0.03, 0.04, 0.05, 0.9};
    auto const adjusted = *false_discovery(p);
    for (std::size_t k = 0; k < 5; ++k) CHECK(adjusted[k] == doctest::Approx(0.06));
    CHECK(adjusted[5] == doctest::Approx(0.9));
    CHECK(false_discovery({})->empty());
    CHECK(false_discovery(std::vector{0.1, std::nan("")}).error() == Refusal::not_finite);
    CHECK(false_discovery(std::vector{1.1}).error() == Refusal::bad_parameter);
}

TEST_CASE("statistics of areal units refuse what they can say nothing about")
{
    auto const weights = *grid_weights(2, 2, Contiguity::queen);
    double const endless = std::numeric_limits<double>::infinity();
    using Values = std::vector<double>;
    CHECK(getis_ord_star(Values{1, 2}, weights).error() == Refusal::unequal);
    CHECK(getis_ord_star(Values{1, 1, 1, 1}, weights).error() == Refusal::no_variation);
    CHECK(getis_ord_star(Values{1, 1, endless, 1}, weights).error() == Refusal::not_finite);
    CHECK(getis_ord_star(Values{1, 1, 1e308, 1e308}, weights).error() == Refusal::not_finite);
    CHECK(getis_ord_star(Values{1, 2}, *grid_weights(2, 1, Contiguity::rook)).error() == Refusal::too_few);
    CHECK(moran(Values{1, 2, 3}, *grid_weights(3, 1, Contiguity::rook), {}, {}).error() == Refusal::too_few);
    std::vector<Point> const far{{0, 0}, {100, 0}, {200, 0}, {300, 0}};
    auto const alone = *distance_weights(far, 1);
    CHECK(getis_ord_star(Values{1, 2, 3, 4}, alone).error() == Refusal::no_neighbours);
    CHECK(local_moran(Values{1, 2, 3, 4}, alone, {}, {}).error() == Refusal::no_neighbours);
    CHECK(*getis_ord_star(Values{1, 2, 3, 4}, weights) == Values{0, 0, 0, 0});
    CHECK(grid_weights(0, 5, Contiguity::queen).error() == Refusal::empty_area);
    CHECK(grid_weights(1'000'000, 1'000'000, Contiguity::queen).error() == Refusal::too_large);
    CHECK(polygon_weights({}, Contiguity::queen).error() == Refusal::empty_area);
    CHECK(nearest_weights(far, 4).error() == Refusal::bad_parameter);
    CHECK(distance_weights(far, std::nan("")).error() == Refusal::bad_parameter);
    CHECK(nearest_weights(std::vector<Point>(50), 5)->of(7).size() == 5);
    std::atomic<bool> const stop = true;
    CHECK(getis_ord_star_p(Values{1, 2, 3, 4}, *grid_weights(4, 1, Contiguity::rook), {}, {.stop = &stop})
              .error() == Refusal::cancelled);
}

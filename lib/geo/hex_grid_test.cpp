// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/hex_grid.h"

#include <doctest/doctest.h>

#include "lib/geo/measure.h"
#include "lib/geo/projection.h"

using namespace samsyn;
using namespace samsyn::geo;

TEST_CASE("Neighbouring hexagons lie one size apart and share two corners")
{
    auto const grid = *HexGrid::of_size(250);
    HexCell const cell{1500, 29'500};
    for (auto const& neighbour : HexGrid::neighbours(cell)) {
        CHECK(distance_m(grid.centre(cell), grid.centre(neighbour)) == doctest::Approx(250));
        int shared = 0;
        for (std::size_t i = 0; i < 6; ++i)
            for (std::size_t j = 0; j < 6; ++j)
                shared += distance_m(grid.ring(cell)[i], grid.ring(neighbour)[j]) < 1e-6;
        CHECK(shared == 2);
    }
}

TEST_CASE("A point belongs to the hexagon whose centre is nearest")
{
    auto const grid = *HexGrid::of_size(100);
    for (int i = 0; i < 5000; ++i) {
        Point<Sweref99Tm> const at{377'000 + i * 37.7, 6'400'000 + i % 331 * 53.3};
        auto const cell = grid.cell_of(at);
        double const own = distance_m(at, grid.centre(cell));
        for (auto const& other : HexGrid::neighbours(cell))
            REQUIRE(own <= distance_m(at, grid.centre(other)) + 1e-6);
    }
}

TEST_CASE("The ring is closed, anticlockwise and has the hexagon's area")
{
    auto const grid = *HexGrid::of_size(200);
    auto const ring = grid.ring({3, -4});
    CHECK(ring.size() == 7);
    CHECK(ring.front() == ring.back());
    double twice = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        twice += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
    CHECK(twice / 2 == doctest::Approx(200 * 200 * std::sqrt(3) / 2));
    CHECK(grid.cell_of({grid.centre({3, -4}).x + 99, grid.centre({3, -4}).y}) == HexCell{3, -4});
    CHECK(grid.cell_of({grid.centre({3, -4}).x, grid.centre({3, -4}).y + 115}) == HexCell{3, -4});
    auto const back = to_sweref99tm(std::span<Point<Wgs84> const>(grid.ring_wgs84({3000, 59'000})));
    CHECK(distance_m(back[2], grid.ring({3000, 59'000})[2]) < 0.001);
}

TEST_CASE("Cells have keys, and impossible sizes and places are met calmly")
{
    for (HexCell const cell : {HexCell{0, 0}, HexCell{-5, 7}, HexCell{7, -5}, HexCell{-1, -1}})
        CHECK(HexCell::of_key(cell.key()) == cell);
    for (double const size : {0.0, -5.0, 0.5, 1e9, std::nan("")})
        CHECK(HexGrid::of_size(size).error().code == "hexagon.size");
    CHECK(HexGrid::of_size(1)->cell_of({1e300, -1e300}).r == -2'000'000'000);
    CHECK(HexGrid::of_size(1)->cell_of({std::nan(""), 0}) == HexGrid::of_size(1)->cell_of({std::nan(""), 0}));
}

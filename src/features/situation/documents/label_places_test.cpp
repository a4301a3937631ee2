// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/label_places.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using samsyn::documents::At;
using samsyn::situation::LabelPlaces;

TEST_CASE("a name stands where it wishes when there is room, else beside numbers and other names")
{
    LabelPlaces places(300, 200);
    places.take({140, 92, 158, 110});  // a number
    CHECK(places.free({20, 50}, 60).y == 50);
    auto const moved = places.free({120, 104}, 60);
    bool const is_below = moved.y - 8 >= 110;
    bool const is_above = moved.y + 2.5 <= 92;
    bool const is_beside = moved.x >= 158 || moved.x + 60 <= 140;
    CHECK((is_below || is_above || is_beside));
    auto const second = places.free({120, 104}, 60);
    CHECK((second.x != moved.x || second.y != moved.y));
}

TEST_CASE("a name keeps within the map, and where all is full it stands where it wished")
{
    LabelPlaces places(100, 40);
    auto const moved = places.free({70, 20}, 60);
    CHECK(moved.x + 60 <= 100);
    places.take({0, 0, 100, 40});
    auto const wished = places.free({10, 20}, 60);
    CHECK(wished.x == 10);
    CHECK(wished.y == 20);
}

TEST_CASE("numbers of places that lie close stand beside each other, the others where their places are")
{
    std::vector<At> const wished{{50, 50}, {50, 50}, {53, 51}, {49, 60}, {200, 120}};
    auto const placed = samsyn::situation::spread(wished, 8);
    for (std::size_t i = 0; i < placed.size(); ++i)
        for (std::size_t j = i + 1; j < placed.size(); ++j)
            CHECK(std::hypot(placed[i].x - placed[j].x, placed[i].y - placed[j].y) > 15.9);
    CHECK(placed[4].x == 200);
    CHECK(placed[4].y == 120);
    for (std::size_t i = 0; i < 4; ++i)
        CHECK(std::hypot(placed[i].x - wished[i].x, placed[i].y - wished[i].y) < 24);
}

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/domain/difference.h"

#include <doctest/doctest.h>

namespace samsyn::editions {
namespace {

using Spots = std::vector<SpotSeen>;
using Levels = std::vector<LevelSeen>;

// So many metres north of the square: a degree of latitude is 111.2 km.
SpotSeen spot(std::string const& place, std::string const& category, double metres_north, std::int64_t count)
{
    return {place, place, {category}, {13.0, 57.0 + metres_north / 111'200}, count};
}

TEST_CASE("levels that are new come first, the worst of them before the others, then counts")
{
    Levels const before{{"A", Level::ok, 3}, {"B", Level::warn, 5}, {"C", Level::ok, 1}, {"D", Level::ok, 2}};
    Levels const now{{"A", Level::ok, 9}, {"B", Level::ok, 2}, {"C", Level::bad, 12}, {"D", Level::ok, 2}};
    auto const changes = changes_of(before, now);
    REQUIRE(changes.size() == 3);
    CHECK(changes[0].category == "C");
    CHECK(changes[0].level_before == Level::ok);
    CHECK(changes[0].level_now == Level::bad);
    CHECK(changes[1].category == "B");
    CHECK(changes[2].category == "A");
    CHECK(changes[2].count_before == 3);
    CHECK(changes[2].count_now == 9);
}

TEST_CASE("a category that one of them did not ask about has nothing on that side")
{
    auto const changes = changes_of(Levels{{"OLD", Level::ok, 1}}, Levels{{"NEW", Level::ok, 1}});
    REQUIRE(changes.size() == 2);
    for (auto const& change : changes) {
        CHECK(change.level_before.has_value() == (change.category == "OLD"));
        CHECK(change.count_now.has_value() == (change.category == "NEW"));
    }
}

TEST_CASE("equal pictures differ in nothing")
{
    Spots const spots{spot("square", "DAMAGE", 0, 5)};
    CHECK(changes_of(spots, spots).empty());
    Levels const levels{{"A", Level::none, 0}};
    CHECK(changes_of(levels, levels).empty());
}

TEST_CASE("trouble of the same kind that turns up close by has moved; other kinds and further off have not")
{
    Spots const before{spot("square", "DAMAGE", 0, 8), spot("school", "DRUGS", 3000, 4)};
    Spots const now{spot("park", "DAMAGE", 300, 6), spot("station", "DAMAGE", 3200, 3)};
    auto const changes = changes_of(before, now);
    REQUIRE(changes.size() == 3);
    CHECK(changes[0].step == SpotStep::appeared);
    CHECK(changes[0].name == "station");
    CHECK(changes[1].step == SpotStep::moved);
    CHECK(changes[1].name == "park");
    CHECK(changes[1].name_before == "square");
    CHECK(changes[1].metres == 300);
    CHECK(changes[1].count_before == 8);
    CHECK(changes[1].count_now == 6);
    CHECK(changes[2].step == SpotStep::gone);
    CHECK(changes[2].name == "school");
}

TEST_CASE("a place has moved to one other at most, the nearest")
{
    Spots const before{spot("square", "DAMAGE", 0, 8)};
    Spots const now{spot("far", "DAMAGE", 400, 2), spot("near", "DAMAGE", 100, 2)};
    auto const changes = changes_of(before, now);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].step == SpotStep::appeared);
    CHECK(changes[0].name == "far");
    CHECK(changes[1].step == SpotStep::moved);
    CHECK(changes[1].name == "near");
}

}  // namespace
}  // namespace samsyn::editions

// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "src/features/areas/domain/area.h"
#include "src/features/areas/domain/organisation.h"
#include "src/features/areas/domain/place.h"

namespace samsyn::areas {
namespace {

Day const new_year = Day::of(2026, 1, 1);

KeptArea area(std::string const& code, std::optional<std::string> const& parent = std::nullopt)
{
    KeptArea made;
    made.id = Id<Area>(Uuid::from_name(code));
    made.code = code;
    made.valid_from = new_year;
    if (parent) made.parent = Id<Area>(Uuid::from_name(*parent));
    return made;
}

Boundary square(std::string const& code, double west, double east)
{
    geo::Ring<geo::Wgs84> const ring{{west, 57}, {east, 57}, {east, 58}, {west, 58}, {west, 57}};
    geo::MultiPolygon<geo::Wgs84> ground;
    ground.polygons.push_back({ring, {}});
    return {Id<Area>(Uuid::from_name(code)), new_year, ground, {(west + east) / 2, 57.5}, ""};
}

TEST_CASE("validity is half open")
{
    CHECK(holds_on(new_year, new_year, std::nullopt));
    CHECK(holds_on(new_year, new_year, new_year.plus(1)));
    CHECK_FALSE(holds_on(new_year.plus(1), new_year, new_year.plus(1)));
    CHECK_FALSE(holds_on(new_year.plus(-1), new_year, std::nullopt));
}

TEST_CASE("an address has one @, a dotted domain and no space")
{
    for (auto const* good : {"a@b.se", "för.namn@kommun.example.se"}) CHECK(is_email(good));
    for (auto const* bad : {"", "a", "@b.se", "a@b", "a@.se", "a@b.", "a@b@c.se", "a b@c.se", "a@b.se\n"})
        CHECK_FALSE(is_email(bad));
}

TEST_CASE("both addresses of an operation and its days are looked at")
{
    OperationDetails details;
    details.contact_email = "nobody";
    details.stand_in_email = "nobody";
    details.valid_from = new_year;
    details.valid_to = new_year;
    auto const faults = faults_of(details);
    REQUIRE(faults.size() == 3);
    CHECK(faults[0].field == "contact_email");
    CHECK(faults[1].field == "stand_in_email");
    CHECK(faults[2].code == "validity.order");
}

TEST_CASE("an area never lies inside itself")
{
    std::vector<KeptArea> const all{area("town"), area("north", "town"), area("block", "north")};
    CHECK(faults_of(area("block", "town"), all).empty());
    CHECK(faults_of(area("town", "block"), all).at(0).code == "area.own_ancestor");
    CHECK(faults_of(area("town", "town"), all).at(0).code == "area.own_ancestor");
    CHECK(faults_of(area("block", "elsewhere"), all).at(0).code == "area.parent_unknown");
}

TEST_CASE("a loop already in the table does not hang us")
{
    std::vector<KeptArea> const all{area("a", "b"), area("b", "a"), area("c")};
    CHECK(faults_of(area("c", "a"), all).empty());
}

TEST_CASE("a place has a whole point in Sweden, or none")
{
    PlaceDetails place;
    place.valid_from = new_year;
    CHECK(faults_of(place).empty());
    place.lon = 12.9;
    CHECK(faults_of(place).at(0).code == "place.half_a_point");
    place.lat = 57.7;
    CHECK(faults_of(place).empty());
    place.lat = -57.7;
    CHECK(faults_of(place).at(0).code == "place.outside_sweden");
}

TEST_CASE("a point lies in every area that touches it")
{
    std::vector<Boundary> const two{square("west", 12, 13), square("east", 13, 14)};
    CHECK(areas_with({12.5, 57.5}, two) == std::vector{two[0].area});
    CHECK(areas_with({13, 57.5}, two) == std::vector{two[0].area, two[1].area});
    CHECK(areas_with({15, 57.5}, two).empty());
}

}  // namespace
}  // namespace samsyn::areas

// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/wkb.h"

#include <doctest/doctest.h>

using namespace samsyn;
using namespace samsyn::geo;

namespace {

MultiPolygon<Wgs84> const two_pieces{
    {{{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}, {{{1, 1}, {1, 2}, {2, 2}, {1, 1}}}},
     {{{9, 9}, {10, 9}, {10, 10}, {9, 9}}, {}}}};

std::string bytes(std::string_view hex)
{
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return out;
}

}  // namespace

TEST_CASE("Areas survive well-known binary")
{
    CHECK(multi_polygon_from_wkb<Wgs84>(to_wkb(two_pieces)) == two_pieces);
    CHECK(multi_polygon_from_wkb<Wgs84>(to_wkb(MultiPolygon<Wgs84>{})) == MultiPolygon<Wgs84>{});
    Point<Sweref99Tm> const at{377300.25, 6400000.5};
    CHECK(point_from_wkb<Sweref99Tm>(to_wkb(at)) == at);
}

TEST_CASE("The bytes are those of the standard")
{
    CHECK(to_wkb(Point<Wgs84>{2, 4}) == bytes("010100000000000000000000400000000000001040"));
}

TEST_CASE("Big-endian, heights and PostGIS's reference number are understood")
{
    CHECK(point_from_wkb<Wgs84>(bytes("000000000140000000000000004010000000000000")) == Point<Wgs84>{2, 4});
    CHECK(point_from_wkb<Wgs84>(bytes("0101000020E610000000000000000000400000000000001040")) ==
          Point<Wgs84>{2, 4});
    CHECK(point_from_wkb<Wgs84>(bytes("01E9030000000000000000004000000000000010400000000000001040")) ==
          Point<Wgs84>{2, 4});
    CHECK(point_from_wkb<Wgs84>(bytes("0101000080000000000000004000000000000010400000000000001040")) ==
          Point<Wgs84>{2, 4});
}

TEST_CASE("Every cut and lie is refused")
{
    auto const whole = to_wkb(two_pieces);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        auto const area = multi_polygon_from_wkb<Wgs84>(std::string_view(whole).substr(0, length));
        REQUIRE_FALSE(area.has_value());
        CHECK(area.error().code == "wkb.broken");
    }
    CHECK(multi_polygon_from_wkb<Wgs84>(whole + '\0').error().code == "wkb.broken");
    auto const many = bytes("0106000000FFFFFFFF") + std::string(64, '\1');
    CHECK(multi_polygon_from_wkb<Wgs84>(many).error().code == "wkb.broken");
    CHECK(multi_polygon_from_wkb<Wgs84>(to_wkb(Point<Wgs84>{})).error().code == "wkb.not_an_area");
    CHECK(point_from_wkb<Wgs84>(whole).error().code == "wkb.not_a_point");
    CHECK(point_from_wkb<Wgs84>(bytes("0101000000000000000000F87F0000000000001040")).error().code ==
          "wkb.broken");
}

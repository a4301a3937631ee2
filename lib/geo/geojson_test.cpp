// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/geojson.h"

#include <doctest/doctest.h>

#include "lib/geo/measure.h"
#include "lib/geo/projection.h"

using namespace samsyn;
using namespace samsyn::geo;

namespace {

std::string feature(std::string_view geometry)
{
    return R"({"type":"Feature","properties":null,"geometry":)" + std::string(geometry) + "}";
}

std::string refusal(std::string_view text)
{
    auto const read = read_geojson(text);
    REQUIRE_FALSE(read.has_value());
    return read.error().fields.empty() ? read.error().code
                                       : read.error().fields[0].field + " " + read.error().code;
}

}  // namespace

TEST_CASE("A collection gives its features with texts for properties")
{
    auto const read = read_geojson(
        "\xEF\xBB\xBF"
        R"({"type":"FeatureCollection","features":[
        {"type":"Feature","id":7,"properties":{"name":"Hässleholmen","n":1.5,"on":true,"none":null,"list":[1,"a"]},
         "geometry":{"type":"Polygon","coordinates":[[[0,0,12],[4,0,12],[4,4,12],[0,0,12]],[[1,0.5],[2,0.5],[2,1],[1,0.5]]]}},
        {"type":"Feature","properties":{},"geometry":null}]})");
    REQUIRE(read.has_value());
    REQUIRE(read->size() == 2);
    auto const& first = (*read)[0];
    CHECK(first.id == "7");
    CHECK(first.property("name") == "Hässleholmen");
    CHECK(first.property("n") == "1.5");
    CHECK(first.property("on") == "true");
    CHECK(first.property("none") == "");
    CHECK(first.property("list") == R"([1,"a"])");
    CHECK_FALSE(first.property("absent").has_value());
    auto const& area = std::get<MultiPolygon<Wgs84>>(first.shape);
    CHECK(area.polygons[0].outer[1] == Point<Wgs84>{4, 0});
    CHECK(area.polygons[0].holes.size() == 1);
    CHECK(std::holds_alternative<std::monostate>((*read)[1].shape));
}

TEST_CASE("Every kind of geometry is written as it was read")
{
    for (
        std::string const text :
        {R"({"type":"Point","coordinates":[12.94,57.72]})",
         R"({"type":"MultiPoint","coordinates":[[1,2],[3,4]]})",
         R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4.5]],[[-5,6],[7,8]]]})",
         R"({"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,0]],[[2,1],[2,1.5],[3,1.5],[2,1]]]]})"}) {
        auto const read = read_geojson(text);
        REQUIRE(read.has_value());
        CHECK(to_geojson((*read)[0].shape) == text);
    }
    auto const line = read_geojson(feature(R"({"type":"LineString","coordinates":[[1,2],[3,4]]})"));
    CHECK(to_geojson((*line)[0].shape) == R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]})");
    CHECK(to_geojson(std::monostate{}) == "null");
}

TEST_CASE("Rings are turned the way RFC 7946 wants, and numbers are cut to their decimals")
{
    MultiPolygon<Wgs84> const clockwise{{{{{0, 0}, {0, 1}, {1.00000004, 1}, {0, 0}}, {}}}};
    CHECK(to_geojson(clockwise) == R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,1],[0,1],[0,0]]]]})");
    CHECK(to_geojson(Point<Wgs84>{-0.000000001, 57.123456789}, 3) ==
          R"({"type":"Point","coordinates":[0,57.123]})");
}

TEST_CASE("Older files that name their reference system are brought to WGS 84")
{
    auto const check_stockholm = [](std::string const& crs) {
        auto const read =
            read_geojson(R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":")" + crs +
                         R"("}},"features":[)" +
                         feature(R"({"type":"Point","coordinates":[658185.201,6652797.165]})") + "]}");
        REQUIRE(read.has_value());
        auto const at = std::get<Point<Wgs84>>((*read)[0].shape);
        CHECK(distance_m(at, {17.835033333, 59.982008333}) < 0.01);
    };
    check_stockholm("urn:ogc:def:crs:EPSG::3006");
    check_stockholm("EPSG:3006");
    auto const option =
        read_geojson(R"({"type":"Point","coordinates":[658185.201,6652797.165]})", {.epsg = 3006});
    REQUIRE(option.has_value());
    auto const degrees = read_geojson(
        R"({"type":"Point","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"coordinates":[13,57]})");
    CHECK(std::get<Point<Wgs84>>((*degrees)[0].shape) == Point<Wgs84>{13, 57});
}

TEST_CASE("What is not GeoJSON is refused with the place of the fault")
{
    CHECK(refusal("") == "geojson.broken");
    CHECK(refusal("{") == "geojson.broken");
    CHECK(refusal("\xff\xfe{}") == "geojson.broken");
    CHECK(refusal(std::string(5000, '[')) == "geojson.broken");
    CHECK(refusal("[1]") == "type geojson.not_geojson");
    CHECK(refusal(R"({"type":"Topology"})") == "type geojson.not_geojson");
    CHECK(refusal(R"({"type":"FeatureCollection"})") == "features geojson.not_geojson");
    CHECK(refusal(R"({"type":"FeatureCollection","features":[{}]})") == "features[0] geojson.not_geojson");
    CHECK(refusal(feature(R"({"type":"Circle"})")) == "geometry geojson.geometry");
    CHECK(refusal(feature(R"({"type":"Point"})")) == "geometry geojson.coordinates");
    CHECK(refusal(feature(R"({"type":"Point","coordinates":["1","2"]})")) == "geometry geojson.coordinates");
    CHECK(refusal(feature(R"({"type":"Polygon","coordinates":[[1,2]]})")) == "geometry geojson.coordinates");
    CHECK(refusal(R"({"type":"FeatureCollection","features":[)" +
                  feature(R"({"type":"Point","coordinates":[377300,6400000]})") + "]}") ==
          "features[0].geometry geojson.not_wgs84");
    CHECK(
        refusal(
            R"({"type":"Point","crs":{"type":"name","properties":{"name":"local"}},"coordinates":[1,2]})") ==
        "crs crs.unknown");
    auto const many =
        read_geojson(R"({"type":"FeatureCollection","features":[{"type":"Feature"},{"type":"Feature"}]})",
                     {.max_features = 1});
    CHECK(many.error().code == "geojson.too_many");
}

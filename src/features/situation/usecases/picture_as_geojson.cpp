// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/picture_as_geojson.h"

#include "lib/base/enum_text.h"

namespace samsyn::situation {
namespace {

using json::Writer;

void begin_feature(Writer& out, std::string_view kind, std::string_view geometry)
{
    out.begin_object().key("type").string("Feature").key("geometry").raw(geometry);
    out.key("properties").begin_object().key("kind").string(kind);
}

void write_area(Writer& out, PictureArea const& area, Picture const& picture)
{
    begin_feature(out, "area", area.geometry.json);
    out.key("code").string(area.code).key("name").string(area.name);
    out.key("first").string(picture.period.first.text()).key("last").string(picture.period.last.text());
    out.key("expected").integer(area.coverage.expected).key("answered").integer(area.coverage.answered);
    for (auto const& cell : picture.cells) {
        if (cell.area != area.code) continue;
        out.key(cell.category + ".count").integer(cell.count);
        out.key(cell.category + ".level").string(enum_text(cell.level));
    }
    out.end_object().end_object();
}

// RFC 7946 wants rings closed.
std::string polygon(std::vector<std::vector<double>> ring)
{
    if (!ring.empty()) ring.push_back(ring.front());
    return R"({"type":"Polygon","coordinates":[)" + json::write(ring) + "]}";
}

void write_spot(Writer& out, PictureSpot const& spot)
{
    auto const at = json::write(std::vector<double>{spot.lon, spot.lat});
    begin_feature(out, "spot", R"({"type":"Point","coordinates":)" + at + "}");
    out.key("rank").integer(spot.rank).key("name").string(spot.name).key("area").string(spot.area);
    out.key("count").integer(spot.count).key("categories").raw(json::write(spot.categories));
    out.key("hours").raw(json::write(spot.hours));
    out.end_object().end_object();
}

}  // namespace

std::string picture_as_geojson(Picture const& picture)
{
    Writer out;
    out.begin_object().key("type").string("FeatureCollection").key("features").begin_array();
    for (auto const& area : picture.areas) write_area(out, area, picture);
    if (picture.hexagons)
        for (auto const& cell : picture.hexagons->cells) {
            begin_feature(out, "hexagon", polygon(cell.ring));
            out.key("count").integer(cell.count).end_object().end_object();
        }
    for (auto const& spot : picture.spots) write_spot(out, spot);
    out.end_array().end_object();
    return out.take();
}

}  // namespace samsyn::situation

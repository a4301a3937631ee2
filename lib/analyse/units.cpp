// SPDX-License-Identifier: EUPL-1.2
#include "lib/analyse/units.h"

#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "lib/analyse/events.h"
#include "lib/base/sha256.h"
#include "lib/geo/geojson.h"
#include "lib/geo/measure.h"
#include "lib/geo/projection.h"
#include "lib/tabular/number.h"

namespace samsyn::analyse {
namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{512} << 20;
constexpr double snap = 0.01;  // metres: corners that have been through a projection

enum class Kind { queen, rook, distance, nearest };
struct Neighbours {
    Kind kind = Kind::queen;
    double metres = 0;
    std::uint32_t number = 0;
};

Neighbours read_neighbours(Asked& asked)
{
    auto const text = asked.text("neighbours", asked.has("polygons") ? "queen" : "");
    if (text.empty()) asked.fault("neighbours", "field.required");
    if (text == "queen" || text == "rook") {
        if (!asked.has("polygons")) asked.fault("neighbours " + text, "analyse.contiguity_needs_polygons");
        return {text == "rook" ? Kind::rook : Kind::queen};
    }
    auto const colon = text.find(':');
    auto const kind = text.substr(0, colon);
    double value = 0;
    if (colon != text.npos) {
        auto const [end, error] = std::from_chars(text.data() + colon + 1, text.data() + text.size(), value);
        if (error == std::errc{} && end == text.data() + text.size() && std::isfinite(value) && value > 0) {
            if (kind == "distance") return {Kind::distance, value};
            if (kind == "knn" && value == std::floor(value) && value <= 1e6)
                return {Kind::nearest, 0, static_cast<std::uint32_t>(value)};
        }
    }
    if (!text.empty()) asked.fault("neighbours " + text, "analyse.neighbours");
    return {};
}

analytics::Outcome<analytics::Weights> weigh(Neighbours const& neighbours,
                                             std::span<analytics::Rings const> areas,
                                             std::span<analytics::Point const> points)
{
    switch (neighbours.kind) {
        case Kind::queen:
            return analytics::polygon_weights(areas, analytics::Contiguity::queen, snap);
        case Kind::rook:
            return analytics::polygon_weights(areas, analytics::Contiguity::rook, snap);
        case Kind::distance:
            return analytics::distance_weights(points, neighbours.metres);
        case Kind::nearest:
            return analytics::nearest_weights(points, neighbours.number);
    }
    return analytics::refuse(analytics::Refusal::bad_parameter);
}

Result<Units> read_points(Asked& asked, Neighbours const& neighbours)
{
    auto const path = asked.path("values");
    auto columns = place_columns(asked);
    if (!columns.given()) columns = {"x", "y", false};
    auto const id = asked.text("id", "id"), value = asked.text("value", "value");
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    auto const sheet = Sheet::read(path, {columns.first, columns.second, value}, {id});
    if (!sheet) return refuse(sheet);
    auto const first = sheet->numbers(columns.first), second = sheet->numbers(columns.second),
               values = sheet->numbers(value);
    for (auto const* each : {&first, &second, &values})
        if (!*each) return refuse(*each);
    Units units;
    units.file = sheet->file();
    std::vector<geo::Coordinate> places;
    for (std::size_t row = 0; row < sheet->rows(); ++row) {
        geo::Coordinate const at{(*first)[row], (*second)[row]};
        if (!geo::is_finite(at) || std::isnan((*values)[row])) {
            ++units.left_out;
            continue;
        }
        if (columns.degrees && !geo::is_on_earth({at.x, at.y}))
            return sheet->fault(row, columns.first, "analyse.not_degrees");
        places.push_back(at);
        units.values.push_back((*values)[row]);
        units.ids.push_back(sheet->has(id) ? sheet->column(id)[row] : std::to_string(row + 1));
    }
    auto const points = Plane::for_distances(places, columns.degrees).points(places);
    auto weights = weigh(neighbours, {}, points);
    if (!weights) return refused(weights, units.file.name);
    units.weights = std::move(*weights);
    return units;
}

Result<std::string> content_of(std::string const& path)
{
    auto const name = path.substr(path.rfind('/') + 1);
    std::error_code error;
    auto const bytes = std::filesystem::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || !file) return fail_field(name, "file.unreadable");
    if (bytes > most_bytes) return fail_field(name, "file.too_large");
    return std::string(std::istreambuf_iterator<char>(file), {});
}

// Degrees, or planar metres in a file that does not say so: these go through SWEREF 99 TM and back, whatever
// they are, which changes no distance.
struct Shapes {
    std::vector<geo::Feature> features;
    bool planar = false;
};

Result<Shapes> read_shapes(std::string const& content)
{
    auto features = geo::read_geojson(content);
    if (features) return Shapes{std::move(*features), false};
    if (features.error().code != "geojson.not_wgs84") return refuse(features);
    geo::GeoJsonOptions options;
    options.epsg = geo::epsg_sweref99tm;
    features = geo::read_geojson(content, options);
    if (!features) return refuse(features);
    return Shapes{std::move(*features), true};
}

// The corners of an area, as degrees or as they were written.
std::vector<std::vector<geo::Coordinate>> rings_of(geo::MultiPolygon<geo::Wgs84> const& area, bool planar)
{
    std::vector<std::vector<geo::Coordinate>> rings;
    auto const collect = [&](auto const& moved) {
        geo::for_each_ring(moved, [&](auto const& ring) {
            auto& into = rings.emplace_back();
            for (auto const& corner : ring) into.push_back(geo::coordinate(corner));
        });
    };
    if (planar)
        collect(geo::to_sweref99tm(area));
    else
        collect(area);
    return rings;
}

struct Areas {
    std::vector<std::vector<std::vector<geo::Coordinate>>> rings;  // of each unit
    std::vector<geo::Coordinate> corners;                          // of all
};

Result<Areas> areas_of(Shapes const& shapes, std::string const& field, std::string const& id, Units& units)
{
    Areas areas;
    for (std::size_t at = 0; at < shapes.features.size(); ++at) {
        auto const& feature = shapes.features[at];
        auto const place = units.file.name + ": features[" + std::to_string(at) + "]";
        auto const* const area = std::get_if<geo::MultiPolygon<geo::Wgs84>>(&feature.shape);
        if (!area) return fail_field(place, "analyse.not_area");
        auto const text = feature.property(field);
        if (!text || text->empty()) {
            ++units.left_out;
            continue;
        }
        auto const value = tabular::parse_number(*text);
        if (!value) return fail_field(place + "." + field, "field.not_number");
        auto const named = feature.property(id);
        units.values.push_back(*value);
        units.ids.push_back(named ? std::string(*named) : feature.id.value_or(std::to_string(at + 1)));
        areas.rings.push_back(rings_of(*area, shapes.planar));
        for (auto const& ring : areas.rings.back())
            areas.corners.insert(areas.corners.end(), ring.begin(), ring.end());
    }
    return areas;
}

// Where an area stands, for distances: the middle of its box.
analytics::Point middle_of(analytics::Rings const& rings)
{
    double west = no_limit, south = no_limit, east = -no_limit, north = -no_limit;
    for (auto const& ring : rings)
        for (auto const& corner : ring) {
            west = std::min(west, corner.x);
            east = std::max(east, corner.x);
            south = std::min(south, corner.y);
            north = std::max(north, corner.y);
        }
    return {(west + east) / 2, (south + north) / 2};
}

Result<Units> read_polygons(Asked& asked, Neighbours const& neighbours)
{
    auto const path = asked.path("polygons");
    auto const field = asked.text("field", ""), id = asked.text("id", "id");
    if (field.empty()) asked.fault("field", "field.required");
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    auto const content = content_of(path);
    if (!content) return refuse(content);
    Units units;
    units.file = {path.substr(path.rfind('/') + 1), to_hex(sha256(*content))};
    auto const shapes = read_shapes(*content);
    if (!shapes) return fail_field(units.file.name, shapes.error().code);
    auto const areas = areas_of(*shapes, field, id, units);
    if (!areas) return refuse(areas);
    if (units.values.empty()) return fail_field(units.file.name + ": " + field, "analyse.no_field");
    auto const plane = Plane::for_distances(areas->corners, !shapes->planar);
    std::vector<analytics::Rings> rings;
    std::vector<analytics::Point> middles;
    for (auto const& area : areas->rings) {
        auto& moved = rings.emplace_back();
        for (auto const& ring : area) moved.push_back(plane.points(ring));
        middles.push_back(middle_of(moved));
    }
    auto weights = weigh(neighbours, rings, middles);
    if (!weights) return refused(weights, units.file.name);
    units.weights = std::move(*weights);
    return units;
}

}  // namespace

Result<Units> read_units(Asked& asked)
{
    auto const neighbours = read_neighbours(asked);
    if (asked.has("values") == asked.has("polygons")) asked.fault("values", "analyse.values_or_polygons");
    return asked.has("polygons") ? read_polygons(asked, neighbours) : read_points(asked, neighbours);
}

}  // namespace samsyn::analyse

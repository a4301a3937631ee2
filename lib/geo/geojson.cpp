// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/geojson.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

#include "lib/geo/projection.h"

namespace samsyn::geo {
namespace {

namespace dom = simdjson::dom;
using Line = std::vector<Point<Wgs84>>;

std::string_view text_of(simdjson::simdjson_result<dom::element> element)
{
    std::string_view text;
    return element.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::optional<dom::array> array_of(dom::element element)
{
    dom::array array;
    return element.get(array) == simdjson::SUCCESS ? std::optional(array) : std::nullopt;
}

// Coordinates as they stand in the file; the shape is filled with them and projected afterwards.
bool read_position(dom::element element, Point<Wgs84>& at)
{
    auto const numbers = array_of(element);
    if (!numbers) return false;
    std::size_t count = 0;
    for (auto const number : *numbers) {
        double value = 0;
        if (number.get(value) != simdjson::SUCCESS) return false;
        if (count == 0) at.lon = value;
        if (count == 1) at.lat = value;
        ++count;
    }
    return count >= 2;
}

bool read_line(dom::element element, Line& line)
{
    auto const positions = array_of(element);
    if (!positions) return false;
    line.reserve(positions->size());
    for (auto const position : *positions)
        if (!read_position(position, line.emplace_back())) return false;
    return true;
}

bool read_lines(dom::element element, std::vector<Line>& lines)
{
    auto const parts = array_of(element);
    if (!parts) return false;
    for (auto const part : *parts)
        if (!read_line(part, lines.emplace_back())) return false;
    return true;
}

bool read_polygon(dom::element element, MultiPolygon<Wgs84>& area)
{
    std::vector<Line> rings;
    if (!read_lines(element, rings)) return false;
    if (rings.empty()) return true;
    Polygon<Wgs84> polygon{std::move(rings.front()), {}};
    polygon.holes.assign(std::make_move_iterator(rings.begin() + 1), std::make_move_iterator(rings.end()));
    area.polygons.push_back(std::move(polygon));
    return true;
}

bool read_polygons(dom::element element, MultiPolygon<Wgs84>& area)
{
    auto const parts = array_of(element);
    if (!parts) return false;
    return std::ranges::all_of(*parts, [&](dom::element part) { return read_polygon(part, area); });
}

template <class Into, class Read>
std::optional<Shape> shape_by(dom::element coordinates, Read read)
{
    Into into;
    if (!read(coordinates, into)) return std::nullopt;
    return Shape(std::move(into));
}

std::optional<Shape> read_shape(std::string_view type, dom::element from)
{
    if (type == "Point") return shape_by<Point<Wgs84>>(from, read_position);
    if (type == "MultiPoint")
        return shape_by<MultiPoint>(from, [](auto part, auto& into) { return read_line(part, into.points); });
    if (type == "LineString")
        return shape_by<MultiLine>(
            from, [](auto part, auto& into) { return read_line(part, into.lines.emplace_back()); });
    if (type == "MultiLineString")
        return shape_by<MultiLine>(from, [](auto part, auto& into) { return read_lines(part, into.lines); });
    if (type == "Polygon") return shape_by<MultiPolygon<Wgs84>>(from, read_polygon);
    return shape_by<MultiPolygon<Wgs84>>(from, read_polygons);
}

bool is_geometry(std::string_view type)
{
    static constexpr std::string_view types[] = {"Point",           "MultiPoint", "LineString",
                                                 "MultiLineString", "Polygon",    "MultiPolygon"};
    return std::ranges::find(types, type) != std::end(types);
}

std::string value_text(dom::element value)
{
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) return std::string(text);
    return value.is_null() ? std::string() : simdjson::minify(value);
}

std::optional<std::string> id_of(dom::element feature)
{
    dom::element id;
    if (feature["id"].get(id) != simdjson::SUCCESS || id.is_null()) return std::nullopt;
    return value_text(id);
}

void read_properties(dom::element feature, Feature& into)
{
    dom::object properties;
    if (feature["properties"].get(properties) != simdjson::SUCCESS) return;
    for (auto const [name, value] : properties) into.properties.emplace_back(name, value_text(value));
}

Result<Shape> shape_of(dom::element geometry, std::string const& field)
{
    auto const type = text_of(geometry["type"]);
    if (!is_geometry(type)) return fail_field(field, "geojson.geometry");
    dom::element coordinates;
    if (geometry["coordinates"].get(coordinates) != simdjson::SUCCESS)
        return fail_field(field, "geojson.coordinates");
    auto shape = read_shape(type, coordinates);
    if (!shape) return fail_field(field, "geojson.coordinates");
    return std::move(*shape);
}

Result<Feature> read_feature(dom::element element, std::string const& field)
{
    if (text_of(element["type"]) != "Feature") return fail_field(field, "geojson.not_geojson");
    Feature feature{id_of(element), {}, {}};
    read_properties(element, feature);
    dom::element geometry;
    if (element["geometry"].get(geometry) != simdjson::SUCCESS || geometry.is_null()) return feature;
    auto shape = shape_of(geometry, field.empty() ? "geometry" : field + ".geometry");
    if (!shape) return refuse(shape);
    feature.shape = std::move(*shape);
    return feature;
}

Result<std::vector<Feature>> read_collection(dom::element root, std::size_t max_features)
{
    dom::array elements;
    if (root["features"].get(elements) != simdjson::SUCCESS)
        return fail_field("features", "geojson.not_geojson");
    std::vector<Feature> features;
    for (auto const element : elements) {
        if (features.size() == max_features) return fail(ErrorKind::too_large, "geojson.too_many");
        auto feature = read_feature(element, "features[" + std::to_string(features.size()) + "]");
        if (!feature) return refuse(feature);
        features.push_back(std::move(*feature));
    }
    return features;
}

Result<std::vector<Feature>> read_root(dom::element root, std::size_t max_features)
{
    auto const type = text_of(root["type"]);
    if (type == "FeatureCollection") return read_collection(root, max_features);
    if (type == "Feature") {
        auto feature = read_feature(root, "");
        if (!feature) return refuse(feature);
        return std::vector{std::move(*feature)};
    }
    if (!is_geometry(type)) return fail_field("type", "geojson.not_geojson");
    auto shape = shape_of(root, "");
    if (!shape) return refuse(shape);
    return std::vector{Feature{std::nullopt, {}, std::move(*shape)}};
}

// "urn:ogc:def:crs:EPSG::3006", "EPSG:3006" or "urn:ogc:def:crs:OGC:1.3:CRS84" (WGS 84, longitude first).
std::optional<int> epsg_of_name(std::string_view name)
{
    if (name.ends_with("CRS84")) return epsg_wgs84;
    if (name.find("EPSG") == std::string_view::npos) return std::nullopt;
    auto const digits = name.substr(name.rfind(':') + 1);
    int epsg = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), epsg);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return epsg;
}

Result<int> epsg_of(dom::element root, GeoJsonOptions const& options)
{
    dom::element crs;
    if (root["crs"].get(crs) != simdjson::SUCCESS || crs.is_null()) return options.epsg.value_or(epsg_wgs84);
    auto const epsg = epsg_of_name(text_of(crs["properties"]["name"]));
    if (!epsg) return fail_field("crs", "crs.unknown");
    return *epsg;
}

template <class Visit>
void for_each_position(Shape& shape, Visit visit)
{
    if (auto* const at = std::get_if<Point<Wgs84>>(&shape)) visit(*at);
    if (auto* const many = std::get_if<MultiPoint>(&shape)) std::ranges::for_each(many->points, visit);
    if (auto* const many = std::get_if<MultiLine>(&shape))
        for (auto& line : many->lines) std::ranges::for_each(line, visit);
    if (auto* const area = std::get_if<MultiPolygon<Wgs84>>(&shape))
        for (auto& [outer, holes] : area->polygons) {
            std::ranges::for_each(outer, visit);
            for (auto& hole : holes) std::ranges::for_each(hole, visit);
        }
}

bool is_degrees(Shape& shape)
{
    bool all = true;
    for_each_position(shape, [&](Point<Wgs84>& at) { all = all && is_on_earth(at); });
    return all;
}

std::string place_in(std::vector<Feature> const& features, Feature const& feature)
{
    return "features[" + std::to_string(&feature - features.data()) + "].geometry";
}

Result<Done> bring_to_wgs84(std::vector<Feature>& features, int epsg)
{
    if (epsg != epsg_wgs84) {
        auto const projection = Projection::between(epsg, epsg_wgs84);
        if (!projection) return refuse(projection);
        for (auto& feature : features)
            for_each_position(feature.shape, [&](Point<Wgs84>& at) {
                Coordinate place = coordinate(at);
                projection->transform(std::span(&place, 1));
                at = point<Wgs84>(place);
            });
    }
    for (auto& feature : features)
        if (!is_degrees(feature.shape)) return fail_field(place_in(features, feature), "geojson.not_wgs84");
    return Done{};
}

// ---- writing

class Writer {
public:
    explicit Writer(int decimals) : m_decimals(std::clamp(decimals, 0, 15)) {}

    void operator()(std::monostate) { m_out = "null"; }
    void operator()(Point<Wgs84> at)
    {
        object("Point", [&] { position(at); });
    }
    void operator()(MultiPoint const& many)
    {
        object("MultiPoint", [&] { line(many.points); });
    }
    void operator()(MultiLine const& many)
    {
        object("MultiLineString", [&] { list(many.lines, [&](auto const& part) { line(part); }); });
    }
    void operator()(MultiPolygon<Wgs84> const& area)
    {
        object("MultiPolygon", [&] { list(area.polygons, [&](auto const& part) { polygon(part); }); });
    }

    std::string take() { return std::move(m_out); }

private:
    template <class Content>
    void object(char const* type, Content content)
    {
        m_out.append("{\"type\":\"").append(type).append("\",\"coordinates\":");
        content();
        m_out += '}';
    }

    template <class Items, class Each>
    void list(Items const& items, Each each)
    {
        m_out += '[';
        bool first = true;
        for (auto const& item : items) {
            if (!first) m_out += ',';
            first = false;
            each(item);
        }
        m_out += ']';
    }

    void number(double value)
    {
        char text[400];
        auto* end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, m_decimals).ptr;
        if (m_decimals > 0) {
            while (end[-1] == '0') --end;
            if (end[-1] == '.') --end;
        }
        std::string_view const digits(text, static_cast<std::size_t>(end - text));
        m_out += digits == "-0" ? "0" : digits;
    }

    void position(Point<Wgs84> at)
    {
        m_out += '[';
        number(at.lon);
        m_out += ',';
        number(at.lat);
        m_out += ']';
    }

    void line(Line const& points)
    {
        list(points, [&](auto const& at) { position(at); });
    }

    static bool is_anticlockwise(Line const& ring)
    {
        double twice_area = 0;
        for (std::size_t i = 1; i < ring.size(); ++i)
            twice_area += (ring[i - 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat) -
                          (ring[i].lon - ring[0].lon) * (ring[i - 1].lat - ring[0].lat);
        return twice_area >= 0;
    }

    void ring(Line const& points, bool anticlockwise)
    {
        if (is_anticlockwise(points) == anticlockwise) return line(points);
        line(Line(points.rbegin(), points.rend()));
    }

    void polygon(Polygon<Wgs84> const& part)
    {
        m_out += '[';
        ring(part.outer, true);
        for (auto const& hole : part.holes) {
            m_out += ',';
            ring(hole, false);
        }
        m_out += ']';
    }

    int m_decimals;
    std::string m_out;
};

}  // namespace

std::optional<std::string_view> Feature::property(std::string_view name) const
{
    for (auto const& [key, value] : properties)
        if (key == name) return value;
    return std::nullopt;
}

Result<std::vector<Feature>> read_geojson(std::string_view text, GeoJsonOptions const& options)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    dom::parser parser;
    dom::element root;
    if (parser.parse(text.data(), text.size()).get(root) != simdjson::SUCCESS)
        return fail(ErrorKind::invalid, "geojson.broken");
    auto const epsg = epsg_of(root, options);
    if (!epsg) return refuse(epsg);
    auto features = read_root(root, options.max_features);
    if (!features) return features;
    if (auto const done = bring_to_wgs84(*features, *epsg); !done) return refuse(done);
    return features;
}

std::string to_geojson(Shape const& shape, int decimals)
{
    Writer writer(decimals);
    std::visit(writer, shape);
    return writer.take();
}

}  // namespace samsyn::geo

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/map_ground.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "lib/documents/canvas.h"
#include "src/features/situation/documents/drawings.h"

namespace samsyn::situation {
namespace {

using documents::Align;
using documents::At;
using documents::Canvas;
using documents::Colour;
using documents::Stroke;
using documents::TextStyle;
using LonLat = MapView::LonLat;

constexpr auto green = Colour::of(0xe9efe2);
constexpr auto water = Colour::of(0xcfe0ea);
constexpr auto road_edge = Colour::of(0xdcdcd6);
constexpr auto building = Colour::of(0xdcdcd7);
constexpr auto rail = Colour::of(0xb9bcc0);
constexpr double smallest_building = 1.2;  // points; smaller ones are dust on paper
constexpr double finest = 0.25;            // points; what lies closer is one spot on paper
constexpr double margin = 26;              // round the areas, for labels

At mercator(LonLat at)
{
    using std::numbers::pi;
    double const latitude = at.lat * pi / 180;
    return {at.lon * pi / 180, -std::log(std::tan(pi / 4 + latitude / 2))};
}

struct Extent {
    At least{HUGE_VAL, HUGE_VAL};
    At most{-HUGE_VAL, -HUGE_VAL};
};

Extent extent_of(std::vector<At> const& points)
{
    Extent extent;
    for (auto const& at : points) {
        extent.least = {std::min(extent.least.x, at.x), std::min(extent.least.y, at.y)};
        extent.most = {std::max(extent.most.x, at.x), std::max(extent.most.y, at.y)};
    }
    return extent;
}

bool is_dust(std::vector<At> const& corners, double smallest)
{
    auto const [least, most] = extent_of(corners);
    return most.x - least.x < smallest && most.y - least.y < smallest;
}

double figure(geo::Feature const& feature, std::string_view name, double otherwise)
{
    auto const text = feature.property(name);
    return text && !text->empty() ? std::strtod(std::string(*text).c_str(), nullptr) : otherwise;
}

}  // namespace

MapView::MapView(geo::Box world, double width, double most_height)
{
    auto const north_west = mercator({world.min_x, world.max_y});
    auto const south_east = mercator({world.max_x, world.min_y});
    double const across = std::max(1e-9, south_east.x - north_west.x);
    double const down = std::max(1e-9, south_east.y - north_west.y);
    m_scale = std::min((width - 2 * margin) / across, (most_height - 2 * margin) / down);
    m_width = width;
    m_height = std::clamp(down * m_scale + 2 * margin, 150.0, most_height);
    m_origin = {(north_west.x + south_east.x) / 2 - m_width / 2 / m_scale,
                (north_west.y + south_east.y) / 2 - m_height / 2 / m_scale};
}

At MapView::place(LonLat at) const
{
    auto const flat = mercator(at);
    return {(flat.x - m_origin.x) * m_scale, (flat.y - m_origin.y) * m_scale};
}

std::vector<At> MapView::place(std::vector<LonLat> const& points) const
{
    std::vector<At> placed;
    placed.reserve(points.size());
    for (auto const& point : points) {
        auto const at = place(point);
        bool const is_near = !placed.empty() && std::abs(at.x - placed.back().x) < finest &&
                             std::abs(at.y - placed.back().y) < finest;
        if (!is_near || &point == &points.back()) placed.push_back(at);
    }
    return placed;
}

bool MapView::shows(std::vector<At> const& corners) const
{
    auto const [least, most] = extent_of(corners);
    return most.x >= 0 && most.y >= 0 && least.x <= m_width && least.y <= m_height;
}

MapGround::MapGround(std::string const& geojson, MapView const& view) : m_view(view)
{
    if (geojson.empty()) return;
    if (auto features = geo::read_geojson(geojson)) m_features = std::move(*features);
}

template <class Visit>
void MapGround::for_each(std::string_view layer, Visit visit) const
{
    for (auto const& feature : m_features)
        if (feature.property("layer") == layer) visit(feature);
}

void MapGround::polygons(Canvas& canvas, std::string_view layer, Colour colour, double smallest) const
{
    bool has_any = false;
    for_each(layer, [&](geo::Feature const& feature) {
        auto const* const area = std::get_if<geo::MultiPolygon<geo::Wgs84>>(&feature.shape);
        if (area == nullptr) return;
        geo::for_each_ring(*area, [&](auto const& ring) {
            auto const corners = m_view.place(ring);
            if (is_dust(corners, smallest) || !m_view.shows(corners)) return;
            canvas.polygon(corners);
            has_any = true;
        });
    });
    if (has_any) canvas.fill(colour);
}

template <class StrokeOf>
void MapGround::lines(Canvas& canvas, std::string_view layer, StrokeOf stroke_of) const
{
    for_each(layer, [&](geo::Feature const& feature) {
        auto const* const shape = std::get_if<geo::MultiLine>(&feature.shape);
        if (shape == nullptr) return;
        for (auto const& line : shape->lines) {
            auto const points = m_view.place(line);
            if (m_view.shows(points)) canvas.polyline(points).stroke(stroke_of(feature));
        }
    });
}

void MapGround::draw(Canvas& canvas) const
{
    polygons(canvas, "green", green, 0);
    polygons(canvas, "water", water, 0);
    lines(canvas, "water", [](auto const& feature) {
        return Stroke{water, 0.6 * figure(feature, "width", 5), {}, true};
    });
    constexpr double edges[] = {2.2, 5, 3.4, 2.2};
    constexpr double insides[] = {1.3, 3.6, 2.2, 1.3};
    auto const kind = [](auto const& feature) {
        return static_cast<std::size_t>(std::clamp(figure(feature, "class", 3), 0.0, 3.0));
    };
    lines(canvas, "road", [&](auto const& feature) { return Stroke{road_edge, edges[kind(feature)]}; });
    lines(canvas, "road", [&](auto const& feature) { return Stroke{ink::white, insides[kind(feature)]}; });
    lines(canvas, "rail", [](auto const&) { return Stroke{rail, 1}; });
    lines(canvas, "rail", [](auto const&) { return Stroke{rail, 2.6, {0.7, 4.3}}; });
    polygons(canvas, "building", building, smallest_building);
}

void MapGround::draw_names(Canvas& canvas) const
{
    auto const style = TextStyle{}.with_size(8).in(ink::third);
    for_each("place", [&](geo::Feature const& feature) {
        auto const* const at = std::get_if<LonLat>(&feature.shape);
        auto const name = feature.property("name");
        if (at == nullptr || !name) return;
        auto const where = m_view.place(*at);
        if (m_view.shows({where})) canvas.haloed(where, std::string(*name), style, Align::centre, ink::land);
    });
}

}  // namespace samsyn::situation

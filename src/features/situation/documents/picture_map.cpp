// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/picture_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "lib/geo/geojson.h"

namespace samsyn::situation {
namespace {

using documents::Align;
using documents::At;
using documents::Canvas;
using documents::Colour;
using documents::Drawing;
using documents::Stroke;
using documents::TextStyle;
using geo::Wgs84;
using LonLat = geo::Point<Wgs84>;

constexpr auto land = Colour::of(0xf3f3ef);
constexpr auto green = Colour::of(0xe9efe2);
constexpr auto water = Colour::of(0xcfe0ea);
constexpr auto road_edge = Colour::of(0xdcdcd6);
constexpr auto building = Colour::of(0xdcdcd7);
constexpr auto rail = Colour::of(0xb9bcc0);
constexpr double smallest_building = 1.2;  // points; smaller ones are dust on paper
constexpr double finest = 0.25;            // points; what lies closer is one spot on paper
constexpr double margin = 26;              // round the areas, for labels

// The square Mercator projection of the page's own map, so that both look alike.
At mercator(LonLat at)
{
    using std::numbers::pi;
    double const latitude = at.lat * pi / 180;
    return {at.lon * pi / 180, -std::log(std::tan(pi / 4 + latitude / 2))};
}

// Fits a part of the world into a rectangle.
class View {
public:
    View(geo::Box world, double width, double most_height)
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

    double width() const { return m_width; }
    double height() const { return m_height; }
    At place(LonLat at) const
    {
        auto const flat = mercator(at);
        return {(flat.x - m_origin.x) * m_scale, (flat.y - m_origin.y) * m_scale};
    }
    std::vector<At> place(std::vector<LonLat> const& points) const
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

private:
    double m_width = 0;
    double m_height = 0;
    double m_scale = 1;
    At m_origin;
};

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

bool is_seen(Extent const& extent, View const& view)
{
    return extent.most.x >= 0 && extent.most.y >= 0 && extent.least.x <= view.width() &&
           extent.least.y <= view.height();
}

// The ground: what lies under the areas, drawn layer by layer.
class Ground {
public:
    Ground(std::string const& geojson, View const& view) : m_view(view)
    {
        if (geojson.empty()) return;
        if (auto features = geo::read_geojson(geojson)) m_features = std::move(*features);
    }

    void draw(Canvas& canvas) const
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
        lines(canvas, "road", [&](auto const& feature) {
            return Stroke{ink::white, insides[kind(feature)]};
        });
        lines(canvas, "rail", [](auto const&) { return Stroke{rail, 1}; });
        lines(canvas, "rail", [](auto const&) { return Stroke{rail, 2.6, {0.7, 4.3}}; });
        polygons(canvas, "building", building, smallest_building);
    }

    void draw_names(Canvas& canvas) const
    {
        auto const style = TextStyle{}.with_size(8).in(ink::third);
        for_each("place", [&](geo::Feature const& feature) {
            auto const* const at = std::get_if<LonLat>(&feature.shape);
            auto const name = feature.property("name");
            if (at == nullptr || !name) return;
            auto const where = m_view.place(*at);
            if (is_seen({where, where}, m_view))
                canvas.haloed(where, std::string(*name), style, Align::centre, land);
        });
    }

private:
    static double figure(geo::Feature const& feature, std::string_view name, double otherwise)
    {
        auto const text = feature.property(name);
        return text && !text->empty() ? std::strtod(std::string(*text).c_str(), nullptr) : otherwise;
    }

    template <class Visit>
    void for_each(std::string_view layer, Visit visit) const
    {
        for (auto const& feature : m_features)
            if (feature.property("layer") == layer) visit(feature);
    }

    void polygons(Canvas& canvas, std::string_view layer, Colour colour, double smallest) const
    {
        bool has_any = false;
        for_each(layer, [&](geo::Feature const& feature) {
            auto const* const area = std::get_if<geo::MultiPolygon<Wgs84>>(&feature.shape);
            if (area == nullptr) return;
            geo::for_each_ring(*area, [&](auto const& ring) {
                auto const corners = m_view.place(ring);
                auto const extent = extent_of(corners);
                bool const is_dust =
                    extent.most.x - extent.least.x < smallest && extent.most.y - extent.least.y < smallest;
                if (is_dust || !is_seen(extent, m_view)) return;
                canvas.polygon(corners);
                has_any = true;
            });
        });
        if (has_any) canvas.fill(colour);
    }

    template <class StrokeOf>
    void lines(Canvas& canvas, std::string_view layer, StrokeOf stroke_of) const
    {
        for_each(layer, [&](geo::Feature const& feature) {
            auto const* const shape = std::get_if<geo::MultiLine>(&feature.shape);
            if (shape == nullptr) return;
            for (auto const& line : shape->lines) {
                auto const points = m_view.place(line);
                if (is_seen(extent_of(points), m_view)) canvas.polyline(points).stroke(stroke_of(feature));
            }
        });
    }

    View m_view;
    std::vector<geo::Feature> m_features;
};

struct Bounded {
    PictureArea const* area;
    geo::MultiPolygon<Wgs84> shape;

    double extent() const
    {
        auto const box = geo::bounds(shape);
        return (box.max_x - box.min_x) * (box.max_y - box.min_y);
    }
};

std::vector<Bounded> bounded_areas(Picture const& picture)
{
    std::vector<Bounded> areas;
    for (auto const& area : picture.areas) {
        if (area.geometry.json.empty() || area.geometry.json == "null") continue;
        auto const read = geo::read_geojson(area.geometry.json);
        if (!read || read->empty()) continue;
        if (auto const* shape = std::get_if<geo::MultiPolygon<Wgs84>>(&read->front().shape))
            areas.push_back({&area, *shape});
    }
    // What encloses others lies under them.
    std::stable_sort(areas.begin(), areas.end(),
                     [](auto const& one, auto const& other) { return one.extent() > other.extent(); });
    return areas;
}

std::int64_t marked(Picture const& picture, std::string const& area, Level level)
{
    return std::count_if(picture.cells.begin(), picture.cells.end(),
                         [&](PictureCell const& cell) { return cell.area == area && cell.level == level; });
}

std::size_t tone_of(std::int64_t count, std::vector<std::int64_t> const& classes)
{
    auto const reached =
        std::count_if(classes.begin(), classes.end(), [&](auto const from) { return count >= from; });
    return static_cast<std::size_t>(std::clamp<std::int64_t>(reached, 1, 5));
}

void draw_density(Canvas& canvas, View const& view, Picture const& picture)
{
    auto const classes = density_classes(picture);
    // A path for each tone: there can be thousands of cells, and few tones.
    std::array<std::vector<std::vector<At>>, std::size(ink::density)> by_tone;
    for (auto const& cell : picture.hexagons->cells) {
        std::vector<At> corners;
        for (auto const& corner : cell.ring) corners.push_back(view.place(LonLat{corner[0], corner[1]}));
        if (is_seen(extent_of(corners), view))
            by_tone[tone_of(cell.count, classes) - 1].push_back(std::move(corners));
    }
    for (std::size_t tone = 0; tone < by_tone.size(); ++tone) {
        for (auto const& corners : by_tone[tone]) canvas.polygon(corners);
        if (!by_tone[tone].empty()) canvas.fill(ink::density[tone]);
    }
}

void draw_areas(Canvas& canvas, View const& view, Picture const& picture, std::vector<Bounded> const& areas)
{
    auto const classes = density_classes(picture);
    for (auto const& [area, shape] : areas) {
        geo::for_each_ring(shape, [&](auto const& ring) { canvas.polygon(view.place(ring)); });
        if (!picture.hexagons)
            canvas.fill_and_stroke(ink::density[tone_of(total_of(picture, area->code), classes) - 1],
                                   {ink::black, 0.9, {}, true});
        else
            canvas.stroke({ink::black, 1, {}, true});
    }
}

At label_place(View const& view, Bounded const& bounded)
{
    if (bounded.area->label && bounded.area->label->size() == 2)
        return view.place(LonLat{(*bounded.area->label)[0], (*bounded.area->label)[1]});
    auto const box = geo::bounds(bounded.shape);
    return view.place(LonLat{(box.min_x + box.max_x) / 2, box.max_y});
}

// Labels that stand already; a new one moves down until it covers none of them.
class LabelPlaces {
public:
    At free(At at, double width)
    {
        constexpr double line = 11;
        for (int tries = 0; tries < 8 && is_taken(at, width); ++tries) at.y += line / 2;
        m_taken.push_back({at, width});
        return at;
    }

private:
    bool is_taken(At at, double width) const
    {
        return std::any_of(m_taken.begin(), m_taken.end(), [&](auto const& other) {
            return std::abs(other.first.y - at.y) < 10 && at.x < other.first.x + other.second + 4 &&
                   other.first.x < at.x + width + 4;
        });
    }
    std::vector<std::pair<At, double>> m_taken;
};

// Name, then how many categories stand at each level that asks for something.
void draw_label(Canvas& canvas, View const& view, Picture const& picture, Bounded const& bounded,
                Wording const& words, LabelPlaces& places)
{
    auto const name_style = TextStyle{}.with_size(9.5).with_weight(700);
    auto const figure_style = TextStyle{}.with_size(8.5).with_weight(600);
    auto const halo = picture.hexagons ? land : ink::white;
    constexpr double sign = 8;
    constexpr double gap = 3;
    auto const name =
        bounded.area->name +
        (picture.hexagons ? ""
                          : " " + words.number(static_cast<double>(total_of(picture, bounded.area->code))));
    double width = canvas.width_of(name, name_style);
    for (auto const level : {Level::bad, Level::warn})
        if (auto const count = marked(picture, bounded.area->code, level); count > 0)
            width += 2 * gap + sign + canvas.width_of(std::to_string(count), figure_style);
    auto at = label_place(view, bounded);
    at.x = std::clamp(at.x - width / 2, 3.0, std::max(3.0, view.width() - width - 3));
    at.y = std::clamp(at.y, 11.0, view.height() - 5);
    at = places.free(at, width);
    canvas.haloed(at, name, name_style, Align::left, halo);
    at.x += canvas.width_of(name, name_style);
    for (auto const level : {Level::bad, Level::warn}) {
        auto const count = marked(picture, bounded.area->code, level);
        if (count == 0) continue;
        at.x += gap + 1;
        draw_level(canvas, level, {at.x, at.y - sign + 1}, sign);
        at.x += sign + gap - 1;
        canvas.haloed(at, std::to_string(count), figure_style, Align::left, halo);
        at.x += canvas.width_of(std::to_string(count), figure_style);
    }
}

void draw_spots(Canvas& canvas, View const& view, Picture const& picture)
{
    // The first on top.
    for (auto spot = picture.spots.rbegin(); spot != picture.spots.rend(); ++spot) {
        auto const at = view.place(LonLat{spot->lon, spot->lat});
        if (!is_seen({at, at}, view)) continue;
        canvas.circle(at, 8.2).fill(ink::white);
        canvas.circle(at, 7.4).fill(ink::black);
        canvas.text({at.x, at.y + 3}, std::to_string(spot->rank),
                    TextStyle{}.with_size(8.5).with_weight(700).in(ink::white), Align::centre);
    }
}

std::string said_of(Picture const& picture, std::vector<Bounded> const& areas, Wording const& words)
{
    std::string text = words("situation.print_out.map_said");
    for (auto const& bounded : areas)
        text += " " +
                words("situation.map.area",
                      {{"name", bounded.area->name},
                       {"bad", std::to_string(marked(picture, bounded.area->code, Level::bad))},
                       {"warn", std::to_string(marked(picture, bounded.area->code, Level::warn))}}) +
                ".";
    return text;
}

}  // namespace

std::vector<std::int64_t> density_classes(Picture const& picture)
{
    if (picture.hexagons) return picture.hexagons->breaks;
    std::int64_t most = 0;
    for (auto const& area : picture.areas)
        if (!area.geometry.json.empty() && area.geometry.json != "null")
            most = std::max(most, total_of(picture, area.code));
    auto const step = std::max<std::int64_t>(1, (most + 4) / 5);
    std::vector<std::int64_t> classes;
    for (std::int64_t i = 0; i < 5; ++i) classes.push_back(i * step + (i > 0 ? 1 : 0));
    return classes;
}

std::optional<Drawing> picture_map(PictureDocument const& document, double width, double most_height,
                                   Wording const& words)
{
    auto const& picture = document.picture;
    auto const areas = bounded_areas(picture);
    if (areas.empty()) return std::nullopt;
    geo::Box world{HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (auto const& bounded : areas) {
        auto const box = geo::bounds(bounded.shape);
        world = {std::min(world.min_x, box.min_x), std::min(world.min_y, box.min_y),
                 std::max(world.max_x, box.max_x), std::max(world.max_y, box.max_y)};
    }
    View const view(world, width, most_height);
    return Drawing{width, view.height(), said_of(picture, areas, words),
                   [=, &picture, &document](Canvas& canvas) {
                       canvas.clipped({0, 0}, view.width(), view.height(), [&] {
                           canvas.rectangle({0, 0}, view.width(), view.height()).fill(land);
                           Ground const ground(document.basemap, view);
                           ground.draw(canvas);
                           if (picture.hexagons) draw_density(canvas, view, picture);
                           ground.draw_names(canvas);
                           draw_areas(canvas, view, picture, areas);
                           LabelPlaces places;
                           for (auto const& bounded : areas)
                               draw_label(canvas, view, picture, bounded, words, places);
                           draw_spots(canvas, view, picture);
                       });
                   }};
}

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/picture_map.h"

#include <algorithm>
#include <cmath>

#include "src/features/situation/documents/label_places.h"
#include "src/features/situation/documents/map_ground.h"

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
    return std::ranges::count_if(
        picture.cells, [&](PictureCell const& cell) { return cell.area == area && cell.level == level; });
}

std::size_t tone_of(std::int64_t count, std::vector<std::int64_t> const& classes)
{
    auto const reached = std::ranges::count_if(classes, [&](auto const from) { return count >= from; });
    return static_cast<std::size_t>(std::clamp<std::int64_t>(reached, 1, 5));
}

void draw_density(Canvas& canvas, MapView const& view, Picture const& picture)
{
    auto const classes = density_classes(picture);
    std::vector<std::pair<std::size_t, std::vector<At>>> seen;  // with its tone
    for (auto const& cell : picture.hexagons->cells) {
        auto& [tone, corners] = seen.emplace_back(tone_of(cell.count, classes), std::vector<At>());
        for (auto const& corner : cell.ring) corners.push_back(view.place(LonLat{corner[0], corner[1]}));
        if (!view.shows(corners)) seen.pop_back();
    }
    // A path for each tone: there can be thousands of cells, and few tones.
    for (std::size_t tone = 1; tone <= std::size(ink::density); ++tone) {
        for (auto const& [its, corners] : seen)
            if (its == tone) canvas.polygon(corners);
        canvas.fill(ink::density[tone - 1]);
    }
}

void draw_areas(Canvas& canvas, MapView const& view, Picture const& picture,
                std::vector<Bounded> const& areas)
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

At label_place(MapView const& view, Bounded const& bounded)
{
    if (bounded.area->label && bounded.area->label->size() == 2)
        return view.place(LonLat{(*bounded.area->label)[0], (*bounded.area->label)[1]});
    auto const box = geo::bounds(bounded.shape);
    return view.place(LonLat{(box.min_x + box.max_x) / 2, box.max_y});
}

// Name, then how many categories stand at each level that asks for something.
void draw_label(Canvas& canvas, MapView const& view, Picture const& picture, Bounded const& bounded,
                Wording const& words, LabelPlaces& places)
{
    auto const name_style = TextStyle{}.with_size(9.5).with_weight(700);
    auto const figure_style = TextStyle{}.with_size(8.5).with_weight(600);
    auto const halo = picture.hexagons ? ink::land : ink::white;
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

constexpr double spot_radius = 8.2;

struct Numbered {
    std::int64_t rank = 0;
    At at;
};

// The numbers of places, beside each other where the places lie close.
std::vector<Numbered> numbered_spots(MapView const& view, Picture const& picture)
{
    std::vector<Numbered> spots;
    std::vector<At> centres;
    for (auto const& spot : picture.spots) {
        auto const at = view.place(LonLat{spot.lon, spot.lat});
        if (!view.shows({at})) continue;
        spots.push_back({spot.rank, at});
        centres.push_back(at);
    }
    centres = spread(std::move(centres), spot_radius);
    for (std::size_t i = 0; i < spots.size(); ++i) spots[i].at = centres[i];
    return spots;
}

// Names stand beside the numbers.
LabelPlaces places_beside(std::vector<Numbered> const& spots, MapView const& view)
{
    LabelPlaces places(view.width(), view.height());
    for (auto const& [rank, at] : spots)
        places.take({at.x - spot_radius, at.y - spot_radius, at.x + spot_radius, at.y + spot_radius});
    return places;
}

void draw_spots(Canvas& canvas, std::vector<Numbered> const& spots)
{
    for (auto const& [rank, at] : spots) {
        canvas.circle(at, spot_radius).fill(ink::white);
        canvas.circle(at, spot_radius - 0.8).fill(ink::black);
        canvas.text({at.x, at.y + 3}, std::to_string(rank),
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
    MapView const view(world, width, most_height);
    return Drawing{width, view.height(), said_of(picture, areas, words),
                   [=, &picture, &document](Canvas& canvas) {
                       canvas.clipped({0, 0}, view.width(), view.height(), [&] {
                           canvas.rectangle({0, 0}, view.width(), view.height()).fill(ink::land);
                           MapGround const ground(document.basemap, view);
                           ground.draw(canvas);
                           if (picture.hexagons) draw_density(canvas, view, picture);
                           ground.draw_names(canvas);
                           draw_areas(canvas, view, picture, areas);
                           auto const spots = numbered_spots(view, picture);
                           auto places = places_beside(spots, view);
                           for (auto const& bounded : areas)
                               draw_label(canvas, view, picture, bounded, words, places);
                           draw_spots(canvas, spots);
                       });
                   }};
}

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/area_index.h"

#include <algorithm>

#include "lib/geo/geos_shape.h"

namespace samsyn::geo {
namespace {

std::size_t step_of(double value, double start, double steps_per_unit, std::size_t steps)
{
    double const step = (value - start) * steps_per_unit;
    return step <= 0 ? 0 : std::min(static_cast<std::size_t>(step), steps - 1);
}

double per_unit(std::size_t steps, double length)
{
    return length > 0 ? static_cast<double>(steps) / length : 0;
}

// On which side of the line from a to b a point lies: 1 left, −1 right, 0 exactly on it. In doubles where
// their error cannot change the sign (Shewchuk's bound), else with GEOS's double-double arithmetic.
int side_of(Coordinate a, Coordinate b, Coordinate at)
{
    double const left = (a.x - at.x) * (b.y - at.y);
    double const right = (a.y - at.y) * (b.x - at.x);
    double const determinant = left - right;
    double const error = 3.3306690738754716e-16 * (std::abs(left) + std::abs(right));
    if (determinant > error) return 1;
    if (-determinant > error) return -1;
    return GEOSOrientationIndex_r(geos_context(), a.x, a.y, b.x, b.y, at.x, at.y);
}

bool is_between(double value, double one, double other)
{
    return value >= std::min(one, other) && value <= std::max(one, other);
}

// Lists per bucket in one array: counts first, then places.
template <class Item, class EachBucket>
void fill_buckets(std::size_t items, std::size_t buckets, EachBucket each_bucket,
                  std::vector<std::uint32_t>& starts, std::vector<Item>& out, auto item)
{
    starts.assign(buckets + 1, 0);
    for (std::size_t i = 0; i < items; ++i) each_bucket(i, [&](std::size_t bucket) { ++starts[bucket + 1]; });
    for (std::size_t i = 0; i < buckets; ++i) starts[i + 1] += starts[i];
    auto next = starts;
    out.resize(starts.back());
    for (std::size_t i = 0; i < items; ++i)
        each_bucket(i, [&](std::size_t bucket) { out[next[bucket]++] = item(i); });
}

}  // namespace

template <class Crs>
std::size_t AreaIndex<Crs>::Bands::band_of(double y) const
{
    return step_of(y, box.min_y, bands_per_unit, starts.size() - 1);
}

// Counts the edges crossed by a ray to the right; an edge owns its lower end and not its upper one.
template <class Crs>
bool AreaIndex<Crs>::Bands::contains(Coordinate at) const
{
    if (!box.contains(at)) return false;
    auto const band = band_of(at.y);
    bool inside = false;
    for (auto i = starts[band]; i < starts[band + 1]; ++i) {
        auto const& [low, high] = edges[i];
        if (at.y < low.y || at.y > high.y || at.x > std::max(low.x, high.x)) continue;
        int const side = side_of(low, high, at);
        if (side == 0 && is_between(at.x, low.x, high.x)) return true;
        if (side > 0 && at.y < high.y) inside = !inside;
    }
    return inside;
}

// One band per two edges, fewer when many edges are tall: then each would stand in many bands.
template <class Crs>
std::size_t AreaIndex<Crs>::band_count(std::vector<Edge> const& edges, Box const& box)
{
    double climbed = 0;
    for (auto const& [low, high] : edges) climbed += high.y - low.y;
    double const edges_per_height = climbed / (box.max_y - box.min_y);
    double const most = 4 * static_cast<double>(edges.size()) / std::max(1.0, edges_per_height);
    return std::max<std::size_t>(1, std::min(edges.size() / 2, static_cast<std::size_t>(most)));
}

template <class Crs>
typename AreaIndex<Crs>::Bands AreaIndex<Crs>::bands_of(MultiPolygon<Crs> const& area)
{
    std::vector<Edge> edges;
    for_each_ring(area, [&](auto const& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            auto const a = coordinate(ring[i - 1]);
            auto const b = coordinate(ring[i]);
            edges.push_back(a.y <= b.y ? Edge{a, b} : Edge{b, a});
        }
    });
    Bands bands;
    bands.box = bounds(area);
    auto const count = band_count(edges, bands.box);
    bands.bands_per_unit = per_unit(count, bands.box.max_y - bands.box.min_y);
    bands.starts.assign(count + 1, 0);
    auto const each_band = [&](std::size_t edge, auto visit) {
        auto const last = bands.band_of(edges[edge].high.y);
        for (auto band = bands.band_of(edges[edge].low.y); band <= last; ++band) visit(band);
    };
    std::vector<std::uint32_t> starts;
    fill_buckets(edges.size(), count, each_band, starts, bands.edges,
                 [&](std::size_t edge) { return edges[edge]; });
    bands.starts = std::move(starts);
    return bands;
}

template <class Crs>
std::size_t AreaIndex<Crs>::Tiles::column_of(double x) const
{
    return step_of(x, box.min_x, per_unit(across, box.max_x - box.min_x), across);
}

template <class Crs>
std::size_t AreaIndex<Crs>::Tiles::row_of(double y) const
{
    return step_of(y, box.min_y, per_unit(across, box.max_y - box.min_y), across);
}

template <class Crs>
std::span<std::uint32_t const> AreaIndex<Crs>::Tiles::at(Coordinate at) const
{
    if (!box.contains(at)) return {};
    auto const tile = row_of(at.y) * across + column_of(at.x);
    return std::span(areas).subspan(starts[tile], starts[tile + 1] - starts[tile]);
}

// Sixteen tiles per area, fewer when the areas lie on top of each other.
template <class Crs>
std::size_t AreaIndex<Crs>::tiles_across(std::vector<Bands> const& areas, Box const& box)
{
    double const ground = (box.max_x - box.min_x) * (box.max_y - box.min_y);
    if (!(ground > 0)) return 1;
    double layers = 0;
    for (auto const& area : areas)
        if (!area.edges.empty())
            layers += (area.box.max_x - area.box.min_x) * (area.box.max_y - area.box.min_y) / ground;
    return static_cast<std::size_t>(4 *
                                    std::sqrt(static_cast<double>(areas.size()) / std::max(1.0, layers))) +
           1;
}

template <class Crs>
typename AreaIndex<Crs>::Tiles AreaIndex<Crs>::tiles_of(std::vector<Bands> const& areas)
{
    Tiles tiles;
    for (auto const& [box, scale, starts, edges] : areas)
        if (!edges.empty())
            tiles.box = {std::min(tiles.box.min_x, box.min_x), std::min(tiles.box.min_y, box.min_y),
                         std::max(tiles.box.max_x, box.max_x), std::max(tiles.box.max_y, box.max_y)};
    tiles.across = tiles_across(areas, tiles.box);
    auto const each_tile = [&](std::size_t area, auto visit) {
        auto const& box = areas[area].box;
        if (areas[area].edges.empty()) return;
        for (auto row = tiles.row_of(box.min_y); row <= tiles.row_of(box.max_y); ++row)
            for (auto column = tiles.column_of(box.min_x); column <= tiles.column_of(box.max_x); ++column)
                visit(row * tiles.across + column);
    };
    fill_buckets(areas.size(), tiles.across * tiles.across, each_tile, tiles.starts, tiles.areas,
                 [](std::size_t area) { return static_cast<std::uint32_t>(area); });
    return tiles;
}

template <class Crs>
AreaIndex<Crs>::AreaIndex(std::span<MultiPolygon<Crs> const> areas)
{
    m_areas.reserve(areas.size());
    for (auto const& area : areas) m_areas.push_back(bands_of(area));
    m_tiles = tiles_of(m_areas);
}

template <class Crs>
std::optional<std::size_t> AreaIndex<Crs>::area_of(Point<Crs> at) const
{
    for (auto const area : m_tiles.at(coordinate(at)))
        if (m_areas[area].contains(coordinate(at))) return area;
    return std::nullopt;
}

template <class Crs>
std::vector<std::size_t> AreaIndex<Crs>::areas_of(Point<Crs> at) const
{
    std::vector<std::size_t> found;
    for (auto const area : m_tiles.at(coordinate(at)))
        if (m_areas[area].contains(coordinate(at))) found.push_back(area);
    return found;
}

template <class Crs>
std::vector<std::int32_t> AreaIndex<Crs>::assign(std::span<Point<Crs> const> points) const
{
    std::vector<std::int32_t> result;
    result.reserve(points.size());
    for (auto const& at : points) {
        auto const area = area_of(at);
        result.push_back(area ? static_cast<std::int32_t>(*area) : -1);
    }
    return result;
}

template class AreaIndex<Wgs84>;
template class AreaIndex<Sweref99Tm>;

}  // namespace samsyn::geo

// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/coverage.h"

#include <algorithm>

#include "lib/base/check.h"
#include "lib/geo/geos_shape.h"

namespace samsyn::geo {
namespace {

using Shapes = std::vector<GeosShape>;

Shapes shapes_of(std::span<MultiPolygon<Sweref99Tm> const> areas)
{
    Shapes shapes;
    for (auto const& area : areas) shapes.push_back(to_geos(area));
    return shapes;
}

struct DestroyTree {
    void operator()(GEOSSTRtree* tree) const { GEOSSTRtree_destroy_r(geos_context(), tree); }
};

// Pairs (i < j) whose boxes meet.
std::vector<std::pair<std::size_t, std::size_t>> possible_pairs(Shapes& shapes)
{
    auto* const context = geos_context();
    std::unique_ptr<GEOSSTRtree, DestroyTree> const tree(GEOSSTRtree_create_r(context, 10));
    std::vector<std::size_t> indices(shapes.size());
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        indices[i] = i;
        GEOSSTRtree_insert_r(context, tree.get(), shapes[i].get(), &indices[i]);
    }
    struct Found {
        std::size_t self;
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
    } found{0, {}};
    auto const remember = [](void* item, void* state) {
        auto& seen = *static_cast<Found*>(state);
        auto const other = *static_cast<std::size_t*>(item);
        if (seen.self < other) seen.pairs.emplace_back(seen.self, other);
    };
    for (found.self = 0; found.self < shapes.size(); ++found.self)
        GEOSSTRtree_query_r(context, tree.get(), shapes[found.self].get(), remember, &found);
    std::ranges::sort(found.pairs);
    return found.pairs;
}

std::vector<Overlap> overlaps_of(Shapes& shapes, double tolerance_m2)
{
    std::vector<Overlap> overlaps;
    for (auto const& [first, second] : possible_pairs(shapes)) {
        GeosShape const common(GEOSIntersection_r(geos_context(), shapes[first].get(), shapes[second].get()));
        double const area = area_of(common);
        if (area > tolerance_m2)
            overlaps.push_back({first, second, area, from_geos<Sweref99Tm>(common.get())});
    }
    return overlaps;
}

GeosShape union_of(std::span<MultiPolygon<Sweref99Tm> const> areas)
{
    std::vector<GEOSGeometry*> parts;
    for (auto const& area : areas) parts.push_back(to_geos(area).release());
    GeosShape const all(GEOSGeom_createCollection_r(geos_context(), GEOS_GEOMETRYCOLLECTION, parts.data(),
                                                    static_cast<unsigned>(parts.size())));
    return GeosShape(GEOSUnaryUnion_r(geos_context(), all.get()));
}

GeosShape without_holes(MultiPolygon<Sweref99Tm> area)
{
    for (auto& polygon : area.polygons) polygon.holes.clear();
    auto const filled = to_geos(area);
    return GeosShape(GEOSUnaryUnion_r(geos_context(), filled.get()));
}

// Grown and shrunk again by half the slit's width, with sharp corners so that bends come back as they were.
GeosShape closed_up(GeosShape const& shape, double slit_width_m)
{
    auto* const context = geos_context();
    int const segments = 8;
    double const mitre_limit = 5;
    double const half = slit_width_m / 2;
    GeosShape const grown(GEOSBufferWithStyle_r(context, shape.get(), half, segments, GEOSBUF_CAP_FLAT,
                                                GEOSBUF_JOIN_MITRE, mitre_limit));
    if (!grown) return nullptr;
    return GeosShape(GEOSBufferWithStyle_r(context, grown.get(), -half, segments, GEOSBUF_CAP_FLAT,
                                           GEOSBUF_JOIN_MITRE, mitre_limit));
}

// What the areas together ought to cover.
GeosShape whole_of(GeosShape const& united, MultiPolygon<Sweref99Tm> const& parent, double slit_width_m)
{
    if (!parent.empty()) return to_geos(parent);
    auto filled = without_holes(from_geos<Sweref99Tm>(united.get()));
    if (slit_width_m <= 0) return filled;
    auto closed = closed_up(filled, slit_width_m);
    return closed ? without_holes(from_geos<Sweref99Tm>(closed.get())) : std::move(filled);
}

std::vector<Gap> gaps_of(GeosShape const& whole, GeosShape const& united, double tolerance_m2)
{
    std::vector<Gap> gaps;
    GeosShape const missing(GEOSDifference_r(geos_context(), whole.get(), united.get()));
    for (auto& piece : from_geos<Sweref99Tm>(missing.get()).polygons) {
        MultiPolygon<Sweref99Tm> ground{{std::move(piece)}};
        double const area = area_of(to_geos(ground));
        if (area > tolerance_m2) gaps.push_back({area, std::move(ground)});
    }
    std::ranges::sort(gaps, std::ranges::greater{}, &Gap::area_m2);
    return gaps;
}

}  // namespace

CoverageReport coverage_report(std::span<MultiPolygon<Sweref99Tm> const> areas,
                               MultiPolygon<Sweref99Tm> const& parent, CoverageOptions const& options)
{
    auto shapes = shapes_of(areas);
    auto const united = union_of(areas);
    check(united != nullptr);
    auto const whole = whole_of(united, parent, options.slit_width_m);
    return {overlaps_of(shapes, options.tolerance_m2), gaps_of(whole, united, options.tolerance_m2)};
}

}  // namespace samsyn::geo

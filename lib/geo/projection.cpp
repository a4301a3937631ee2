// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/projection.h"

#include <proj.h>

#include <algorithm>
#include <limits>
#include <string>

#include "lib/base/check.h"

namespace samsyn::geo {
namespace {

struct DestroyContext {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct DestroyProjection {
    void operator()(PJ* projection) const { proj_destroy(projection); }
};
using Context = std::unique_ptr<PJ_CONTEXT, DestroyContext>;
using Operation = std::unique_ptr<PJ, DestroyProjection>;

// PROJ may fetch correction grids from a server; the product never calls out.
Context quiet_context()
{
    Context context(proj_context_create());
    proj_context_set_enable_network(context.get(), 0);
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

Operation operation(PJ_CONTEXT* context, int from_epsg, int to_epsg)
{
    auto const from = "EPSG:" + std::to_string(from_epsg);
    auto const to = "EPSG:" + std::to_string(to_epsg);
    Operation as_defined(proj_create_crs_to_crs(context, from.c_str(), to.c_str(), nullptr));
    if (!as_defined) return nullptr;
    // Latitude comes first in EPSG:4326 and northing in RT 90; we want east first everywhere.
    return Operation(proj_normalize_for_visualization(context, as_defined.get()));
}

std::size_t mark_unplaced(std::span<Coordinate> points)
{
    std::size_t count = 0;
    double const nan = std::numeric_limits<double>::quiet_NaN();
    for (auto& at : points) {
        if (is_finite(at)) continue;
        at = {nan, nan};
        ++count;
    }
    return count;
}

// One pair of projections per thread: PROJ's objects may not be shared.
template <class From, class To>
Projection const& own_projection()
{
    thread_local Projection const projection = [] {
        auto made = Projection::between(From::epsg, To::epsg);
        check(made.has_value());
        return std::move(*made);
    }();
    return projection;
}

template <class To, class From>
std::vector<Point<To>> transformed(std::span<Point<From> const> points)
{
    std::vector<Coordinate> work;
    work.reserve(points.size());
    for (auto const& at : points) work.push_back(coordinate(at));
    own_projection<From, To>().transform(work);
    std::vector<Point<To>> result;
    result.reserve(points.size());
    for (auto const& at : work) result.push_back(point<To>(at));
    return result;
}

template <class To, class From>
MultiPolygon<To> transformed(MultiPolygon<From> const& area)
{
    MultiPolygon<To> result;
    for (auto const& polygon : area.polygons) {
        Polygon<To> moved{transformed<To, From>(std::span(polygon.outer)), {}};
        for (auto const& hole : polygon.holes) moved.holes.push_back(transformed<To, From>(std::span(hole)));
        result.polygons.push_back(std::move(moved));
    }
    return result;
}

struct Frame {
    int epsg;
    Box box;
};
// Sweden in each system, with room for its waters.
constexpr Frame frames[] = {
    {epsg_wgs84, {10, 54.5, 25, 69.5}},
    {epsg_sweref99tm, {210'000, 6'050'000, 1'000'000, 7'720'000}},
    {epsg_rt90, {1'150'000, 6'050'000, 1'950'000, 7'720'000}},
};

std::size_t count_inside(std::span<Coordinate const> points, Box const& box, bool swapped)
{
    return static_cast<std::size_t>(std::ranges::count_if(points, [&](Coordinate at) {
        return box.contains(swapped ? Coordinate{at.y, at.x} : at);
    }));
}

}  // namespace

struct Projection::Machinery {
    Context context;
    Operation operation;  // destroyed before its context
};

Projection::Projection(std::unique_ptr<Machinery> machinery) : m_machinery(std::move(machinery)) {}
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;
Projection::~Projection() = default;

Result<Projection> Projection::between(int from_epsg, int to_epsg)
{
    auto machinery = std::make_unique<Machinery>();
    machinery->context = quiet_context();
    machinery->operation = operation(machinery->context.get(), from_epsg, to_epsg);
    if (!machinery->operation) return fail_field("crs", "crs.unknown");
    return Projection(std::move(machinery));
}

std::size_t Projection::transform(std::span<Coordinate> points) const
{
    if (points.empty()) return 0;
    std::size_t const stride = sizeof(Coordinate);
    proj_trans_generic(m_machinery->operation.get(), PJ_FWD, &points[0].x, stride, points.size(),
                       &points[0].y, stride, points.size(), nullptr, 0, 0, nullptr, 0, 0);
    return mark_unplaced(points);
}

std::optional<Coordinate> Projection::transform(Coordinate at) const
{
    return transform(std::span(&at, 1)) == 0 ? std::optional(at) : std::nullopt;
}

Point<Sweref99Tm> to_sweref99tm(Point<Wgs84> at)
{
    return to_sweref99tm(std::span<Point<Wgs84> const>(&at, 1))[0];
}
Point<Wgs84> to_wgs84(Point<Sweref99Tm> at)
{
    return to_wgs84(std::span<Point<Sweref99Tm> const>(&at, 1))[0];
}

std::vector<Point<Sweref99Tm>> to_sweref99tm(std::span<Point<Wgs84> const> points)
{
    return transformed<Sweref99Tm, Wgs84>(points);
}

std::vector<Point<Wgs84>> to_wgs84(std::span<Point<Sweref99Tm> const> points)
{
    return transformed<Wgs84, Sweref99Tm>(points);
}

MultiPolygon<Sweref99Tm> to_sweref99tm(MultiPolygon<Wgs84> const& area)
{
    return transformed<Sweref99Tm>(area);
}
MultiPolygon<Wgs84> to_wgs84(MultiPolygon<Sweref99Tm> const& area) { return transformed<Wgs84>(area); }

bool is_in_sweden_frame(Point<Wgs84> at) { return frames[0].box.contains(coordinate(at)); }

int utm_epsg(Point<Wgs84> at)
{
    int const zone = std::clamp(static_cast<int>(std::floor((at.lon + 180) / 6)) + 1, 1, 60);
    return (at.lat >= 0 ? 32600 : 32700) + zone;
}

std::optional<CrsGuess> guess_crs(std::span<Coordinate const> points)
{
    std::optional<CrsGuess> best;
    std::size_t most = points.size() - points.size() / 10;
    for (auto const& frame : frames)
        for (bool const swapped : {false, true}) {
            auto const inside = count_inside(points, frame.box, swapped);
            if (inside == 0 || inside < most || (best && inside == most)) continue;
            most = inside;
            best = CrsGuess{frame.epsg, swapped};
        }
    return best;
}

}  // namespace samsyn::geo

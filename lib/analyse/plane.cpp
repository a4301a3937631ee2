// SPDX-License-Identifier: EUPL-1.2
#include "lib/analyse/plane.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace samsyn::analyse {
namespace {

constexpr double radius = 6'371'008.8;  // metres: the mean of the ellipsoid's (IUGG)
constexpr double to_radians = std::numbers::pi / 180;

geo::Coordinate middle_of(std::span<geo::Coordinate const> places)
{
    if (places.empty()) return {};
    auto const [west, east] = std::ranges::minmax(places, {}, &geo::Coordinate::x);
    auto const [south, north] = std::ranges::minmax(places, {}, &geo::Coordinate::y);
    return {(west.x + east.x) / 2, (south.y + north.y) / 2};
}

analytics::Point on_sphere(geo::Coordinate at, geo::Coordinate middle)
{
    double const east = (at.x - middle.x) * to_radians, north = at.y * to_radians;
    double const across = std::clamp(std::cos(north) * std::sin(east), -1 + 1e-15, 1 - 1e-15);
    return {radius * std::atanh(across),
            radius * (std::atan2(std::sin(north), std::cos(north) * std::cos(east)) - middle.y * to_radians)};
}

}  // namespace

Plane Plane::for_distances(std::span<geo::Coordinate const> places, bool degrees)
{
    Plane plane;
    plane.m_degrees = degrees;
    plane.m_middle = middle_of(places);
    return plane;
}

Result<Plane> Plane::for_grids(std::span<geo::Coordinate const> places, bool degrees,
                               std::optional<int> epsg_of_planar)
{
    auto plane = for_distances(places, degrees);
    if (epsg_of_planar) {
        auto const known = geo::Projection::between(*epsg_of_planar, geo::epsg_wgs84);
        if (!known) return refuse(known);
    }
    geo::Point<geo::Wgs84> const middle{plane.m_middle.x, plane.m_middle.y};
    plane.m_epsg = !degrees                          ? epsg_of_planar
                   : geo::is_in_sweden_frame(middle) ? geo::epsg_sweref99tm
                                                     : geo::utm_epsg(middle);
    return plane;
}

std::vector<analytics::Point> Plane::points(std::span<geo::Coordinate const> places) const
{
    std::vector<analytics::Point> points;
    points.reserve(places.size());
    if (m_degrees && m_epsg) {
        std::vector<geo::Coordinate> moved(places.begin(), places.end());
        if (auto const projection = geo::Projection::between(geo::epsg_wgs84, *m_epsg))
            projection->transform(moved);
        for (auto const& at : moved) points.push_back({at.x, at.y});
        return points;
    }
    for (auto const& at : places)
        points.push_back(m_degrees ? on_sphere(at, m_middle) : analytics::Point{at.x, at.y});
    return points;
}

}  // namespace samsyn::analyse

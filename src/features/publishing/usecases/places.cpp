// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/places.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "lib/geo/measure.h"
#include "lib/geo/projection.h"
#include "src/features/areas/usecases/grounded_areas.h"
#include "src/features/publishing/store/snap_store.h"
#include "src/features/publishing/usecases/snap_ground.h"

namespace samsyn::publishing {
namespace {

constexpr double outline_tolerance_m = 10;

using At = geo::Point<geo::Sweref99Tm>;

At at_of(PlacePoint const& point) { return {static_cast<double>(point.x), static_cast<double>(point.y)}; }

SnapStore snaps_of(work::Reading& reading) { return {reading.transaction, reading.actor.tenant}; }

// The points in force, and whose catchment a position is in.
class Snapping {
public:
    Snapping(PlannedRelease const& planned, work::Reading& reading)
        : m_ground(reading), m_planned(planned_areas(planned, reading)), m_points(m_ground.size())
    {
        for (auto const& area : planned.areas)
            if (area.parent) m_divided.insert(*area.parent);
    }

    SnapGround const& ground() const { return m_ground; }
    bool is_finest(std::string const& area) const { return !m_divided.contains(area); }

    // The area of the plan that a position is counted in, if the plan has no finer one.
    std::optional<std::string> area_at(At at) const
    {
        auto const area = m_ground.area_at(at);
        auto const planned = area ? m_planned.find(m_ground.code(*area)) : m_planned.end();
        if (planned == m_planned.end() || !is_finest(planned->second)) return std::nullopt;
        return planned->second;
    }
    void add(PlacePoint const& point)
    {
        m_points[*m_ground.area_at(at_of(point))].push_back({at_of(point), 0});
    }
    // Nothing when the position is in another area than the one it is counted in, or in one without points.
    std::optional<PlacePoint> point_for(std::string const& area, At at) const
    {
        if (area_at(at) != area) return std::nullopt;
        auto const& points = m_points[*m_ground.area_at(at)];
        auto const nearest = geo::nearest_snap_point(points, at);
        if (!nearest) return std::nullopt;
        auto const& found = points[*nearest].at;
        return PlacePoint{area, std::llround(found.x), std::llround(found.y)};
    }

private:
    SnapGround m_ground;
    std::map<std::string, std::string> m_planned;  // area of the register to area of the plan
    std::vector<std::vector<geo::SnapPoint>> m_points;
    std::set<std::string> m_divided;
};

// Those of the list that stand in a finest area of the plan; of areas that have been shown by place before,
// what they were shown by.
Result<std::vector<PlacePoint>> points_in_force(GateInput const& input, PlannedRelease const& planned,
                                                Snapping const& snapping, work::Reading& reading)
{
    auto points = points_of(input.earlier);
    if (!points) return refuse(points);
    std::set<std::string> plan_areas, shown_before;
    for (auto const& area : planned.areas) plan_areas.insert(area.code);
    std::erase_if(*points, [&](auto const& point) { return !plan_areas.contains(point.area); });
    for (auto const& point : *points) {
        if (snapping.area_at(at_of(point)) != point.area)
            return fail(ErrorKind::conflict, "release.points_changed",
                        {{point.area, "release.points_changed"}});
        shown_before.insert(point.area);
    }
    if (!planned.plan.shows_places) return points;
    auto const list = snaps_of(reading).list();
    if (!list) return fail(ErrorKind::conflict, "release.points_missing");
    if (list->grounds != snapping.ground().fingerprint())
        return fail(ErrorKind::conflict, "release.points_outdated");
    for (auto const& one : list->points) {
        auto const area = snapping.area_at({static_cast<double>(one.x), static_cast<double>(one.y)});
        if (area && !shown_before.contains(*area)) points->push_back({*area, one.x, one.y});
    }
    return points;
}

std::string path_of(geo::MultiPolygon<geo::Sweref99Tm> const& ground)
{
    std::string path;
    geo::for_each_ring(ground, [&](auto const& ring) {
        char step = 'M';
        for (auto const& corner : ring) {
            path +=
                step + std::to_string(std::llround(corner.x)) + "," + std::to_string(-std::llround(corner.y));
            step = 'L';
        }
        path += "Z";
    });
    return path;
}

}  // namespace

Result<Done> add_places(GateInput& input, PlannedRelease const& planned, UtcTime counted_at,
                        work::Reading& reading)
{
    Snapping snapping(planned, reading);
    auto points = points_in_force(input, planned, snapping, reading);
    if (!points) return refuse(points);
    for (auto const& point : *points) snapping.add(point);
    input.points = std::move(*points);
    input.shows_places = planned.plan.shows_places;
    std::map<std::pair<std::string, PlacePoint>, std::int64_t> counts;
    for (auto const& one : position_counts(planned, input.period, counted_at, reading))
        if (auto const point = snapping.point_for(one.area, {one.x, one.y}))
            counts[{one.month, *point}] += one.count;
    for (auto const& [key, count] : counts) input.at_points.push_back({key.first, key.second, count});
    return Done{};
}

void add_places(ReleaseDocument& document, Gated const& gated, PlannedRelease const& planned,
                work::Reading& reading)
{
    if (gated.places.empty()) return;
    std::map<std::pair<std::int64_t, std::int64_t>, std::string> names;
    if (auto const list = snaps_of(reading).list())
        for (auto const& point : list->points) names[{point.x, point.y}] = point.name;
    document.places.emplace();
    for (auto const& place : gated.places) {
        PublicPlace shown{place.area, {}, {}, {}, place.count};
        if (place.point) {
            shown.x = place.point->x;
            shown.y = place.point->y;
            shown.name = names[{place.point->x, place.point->y}];
        }
        document.places->push_back(std::move(shown));
    }
    document.outlines.emplace();
    for (auto const& area : areas::grounded_areas(reading))
        for (auto const& one : planned.areas)
            if (one.id == area.id && !area.ground.empty())
                document.outlines->push_back(
                    {area.code,
                     path_of(geo::simplified(geo::to_sweref99tm(area.ground), outline_tolerance_m))});
}

}  // namespace samsyn::publishing

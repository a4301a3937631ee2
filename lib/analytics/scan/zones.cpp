// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/scan/zones.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace samsyn::analytics {

namespace {

constexpr double earth_radius = 6'371'008.8;  // the mean, metres
constexpr std::size_t most_members = std::size_t{1} << 28;

struct Neighbour {
    double metres;
    std::uint32_t location;
};

// Who stands within the radius of a centre, in planar coordinates: only the strip round its x is looked at.
class Strip {
public:
    Strip(Locations const& locations, double radius) : m_locations(locations), m_radius(radius)
    {
        m_by_x.resize(locations.places.size());
        std::iota(m_by_x.begin(), m_by_x.end(), 0U);
        m_narrow = locations.distance == Distance::planar && std::isfinite(radius);
        if (m_narrow) std::ranges::sort(m_by_x, {}, [&](std::uint32_t each) { return x(each); });
    }

    void collect(std::uint32_t centre, std::vector<Neighbour>& found) const
    {
        auto from = m_by_x.begin(), to = m_by_x.end();
        auto const at = [&](std::uint32_t each) { return x(each); };
        if (m_narrow) {
            from = std::ranges::lower_bound(m_by_x, x(centre) - m_radius, {}, at);
            to = std::ranges::upper_bound(m_by_x, x(centre) + m_radius, {}, at);
        }
        found.clear();
        for (; from != to; ++from) {
            double const metres = m_locations.metres(centre, *from);
            if (metres <= m_radius) found.push_back({metres, *from});
        }
    }

private:
    double x(std::uint32_t each) const { return m_locations.places[each].x; }

    Locations const& m_locations;
    double m_radius;
    bool m_narrow = false;
    std::vector<std::uint32_t> m_by_x;
};

void nearest_first(std::vector<Neighbour>& found, std::uint32_t centre, Locations const& locations)
{
    std::ranges::sort(found, [&](Neighbour const& left, Neighbour const& right) {
        if (left.metres != right.metres) return left.metres < right.metres;
        if ((left.location == centre) != (right.location == centre)) return left.location == centre;
        auto const &a = locations.places[left.location], &b = locations.places[right.location];
        if (a.x != b.x) return a.x < b.x;
        return a.y != b.y ? a.y < b.y : left.location < right.location;
    });
}

}  // namespace

double Locations::metres(std::size_t from, std::size_t to) const
{
    auto const &a = places[from], &b = places[to];
    if (distance == Distance::planar) return std::hypot(a.x - b.x, a.y - b.y);
    constexpr double radian = std::numbers::pi / 180;
    double const up = std::sin((a.y - b.y) * radian / 2), along = std::sin((a.x - b.x) * radian / 2);
    double const half = up * up + std::cos(a.y * radian) * std::cos(b.y * radian) * along * along;
    return 2 * earth_radius * std::asin(std::min(1.0, std::sqrt(half)));
}

Outcome<Zones> grow_zones(Locations const& locations, std::span<double const> weights, ZoneLimit limit)
{
    std::size_t const count = locations.places.size();
    if (count == 0) return refuse(Refusal::empty_area);
    if (weights.size() != count) return refuse(Refusal::unequal);
    if (!(limit.share > 0 && limit.share <= 1) || !(limit.radius >= 0)) return refuse(Refusal::bad_parameter);
    for (auto const& each : locations.places)
        if (!std::isfinite(each.x) || !std::isfinite(each.y)) return refuse(Refusal::not_finite);

    double const most = limit.share * std::accumulate(weights.begin(), weights.end(), 0.0) * (1 + 1e-12);
    Zones zones;
    zones.first.push_back(0);
    Strip const strip(locations, limit.radius);
    std::vector<Neighbour> found;
    for (std::uint32_t centre = 0; centre < count; ++centre) {
        strip.collect(centre, found);
        nearest_first(found, centre, locations);
        double weight = 0;
        for (auto const& each : found) {
            weight += weights[each.location];
            if (weight > most) break;
            zones.members.push_back(each.location);
        }
        if (zones.members.size() > most_members) return refuse(Refusal::too_large);
        zones.first.push_back(static_cast<std::uint32_t>(zones.members.size()));
    }
    return zones;
}

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/core/refusal.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace samsyn::analytics {

enum class Distance {
    planar,        // x, y in metres
    great_circle,  // x = longitude, y = latitude in degrees; distances in metres on a sphere
};

struct Place {
    double x = 0;
    double y = 0;
};

struct Locations {
    std::vector<Place> places;
    Distance distance = Distance::planar;

    double metres(std::size_t from, std::size_t to) const;
};

// How far a circle grows: while it holds at most `share` of all weight (cases or population at risk) and
// reaches at most `radius` metres.
struct ZoneLimit {
    double share = 0.5;
    double radius = std::numeric_limits<double>::infinity();
};

// For each location as centre: the others by growing distance, equally far ones by x, then y. The first k
// members of a centre are one zone.
struct Zones {
    std::vector<std::uint32_t> first;    // locations + 1
    std::vector<std::uint32_t> members;  // from first[centre] to first[centre + 1]

    std::span<std::uint32_t const> around(std::size_t centre) const
    {
        return std::span(members).subspan(first[centre], first[centre + 1] - first[centre]);
    }
};

// Circles round each location (Kulldorff, "A spatial scan statistic", 1997,
// https://doi.org/10.1080/03610929708831995). Refuses: no location, a coordinate that is not finite, a share
// outside (0, 1], a radius below 0, weights of another length, more than 2^28 members in all.
Outcome<Zones> grow_zones(Locations const& locations, std::span<double const> weights, ZoneLimit limit);

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <vector>

#include "lib/analytics/core/refusal.h"
#include "lib/analytics/space/point.h"

namespace samsyn::analytics {

inline constexpr std::int32_t kNoise = -1;

struct Clustering {
    std::uint32_t clusters;
    std::uint32_t cores;               // points with enough others near
    std::vector<std::int32_t> labels;  // of each point; clusters numbered from 0 by their first member
};

// DBSCAN, exact: points with at least `min_points` within `eps` metres, themselves counted, are cores; cores
// within eps of each other share a cluster; other points within eps of a core lie on the border of its
// cluster, and of those of several clusters it is the one whose first core comes first. A description, no
// test. M. Ester and others, "A density-based algorithm for discovering clusters", KDD 1996; by a grid of
// cells within which all lie within eps: J. Gan and Y. Tao, "DBSCAN revisited", SIGMOD 2015,
// https://doi.org/10.1145/2723372.2737792. Refuses: too_few (none), not_finite, bad_parameter (eps not above
// 0 or endless, min_points 0), too_large (the points reach over more than 2^30 eps).
Outcome<Clustering> dbscan(std::span<Point const> places, double eps, std::uint32_t min_points);

// ST-DBSCAN: as above, where near is within eps metres and within eps_time days. D. Birant and A. Kut,
// "ST-DBSCAN: An algorithm for clustering spatial-temporal data", Data & Knowledge Engineering 60 (2007),
// https://doi.org/10.1016/j.datak.2006.01.013. Refuses besides: unequal, bad_parameter (eps_time below 0 or
// endless).
Outcome<Clustering> st_dbscan(std::span<Point const> places, std::span<double const> days, double eps,
                              double eps_time, std::uint32_t min_points);

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "lib/analytics/core/parallel.h"
#include "lib/analytics/core/refusal.h"
#include "lib/analytics/space/density_grid.h"

namespace samsyn::analytics {

enum class Kernel { quartic, gaussian, epanechnikov };

// What is done about the part of a kernel that falls outside the grid, when nothing is known of events there.
// none: nothing, and events outside the grid count where they reach in. uniform: the density is divided by
// the share of a kernel at that spot that lies inside. diggle: each event's kernel is divided by its own
// share inside, which keeps the number of events. Both look at the events inside alone.
enum class EdgeCorrection { none, uniform, diggle };

struct Smoothing {
    Kernel kernel = Kernel::gaussian;
    double bandwidth =
        0;  // metres; Gaussian: standard deviation; the others: radius beyond which the kernel is 0
    EdgeCorrection edge = EdgeCorrection::none;
};

// Kernel density: expected events per square metre at the centres of cells. The integral over the plane is
// the number of events. Events are shared among the four nearest centres, then smoothed by a kernel that ends
// at five standard deviations (Gaussian); where the bandwidth is less than two cells, or four for the others,
// each event is summed for itself. A picture, no test. B. W. Silverman, Density estimation for statistics and
// data analysis (1986); edges: P. Diggle, "A kernel method for smoothing point process data", Applied
// Statistics 34 (1985), https://doi.org/10.2307/2347366. Refuses: too_few (no event), not_finite, empty_area
// (no cell), bad_parameter (bandwidth or cell size not above 0 or endless), too_large (cells, with the reach
// of the kernel around them, more than 2^27), cancelled.
Outcome<std::vector<double>> density(std::span<Point const> events, DensityGrid const& grid,
                                     Smoothing const& smoothing, Running const& running = {});

// The same by a sum over the events for every cell, the Gaussian to six standard deviations: exact and slow.
Outcome<std::vector<double>> density_exact(std::span<Point const> events, DensityGrid const& grid,
                                           Smoothing const& smoothing, Running const& running = {});

// The same with a bandwidth of each event's own: smaller where a first density, of this bandwidth, is high,
// in proportion to one over its root, at most five times as large or small as the given. I. Abramson, "On
// bandwidth variation in kernel estimates", Annals of Statistics 10 (1982),
// https://doi.org/10.1214/aos/1176345986. Refuses besides: bad_parameter with an edge correction.
Outcome<std::vector<double>> adaptive_density(std::span<Point const> events, DensityGrid const& grid,
                                              Smoothing const& smoothing, Running const& running = {});

}  // namespace samsyn::analytics

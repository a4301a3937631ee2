// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/space/density.h"

namespace samsyn::analytics {

struct RelativeRisk {
    std::vector<double> log_ratio;  // natural logarithm; 0: as among the controls
    std::vector<double> p;  // of so high a ratio where the two are spread alike: below 0.05 and above 0.95
                            // are the tolerance contours
};

// Where are events denser than what they are compared with (controls: all events, the population, another
// year)? Both densities are made to integrate to 1, and `floor` times the highest of either is added to both,
// so that where neither has anything the logarithm is 0. J. Kelsall and P. Diggle, "Non-parametric estimation
// of spatial variation in relative risk", Statistics in Medicine 14 (1995),
// https://doi.org/10.1002/sim.4780142106; p: M. Hazelton and T. Davies, "Inference based on kernel estimates
// of the relative risk function in geographical epidemiology", Biometrical Journal 51 (2009),
// https://doi.org/10.1002/bimj.200810495. Many cells are looked at: a p of one cell is no p of the map.
// Refuses: as density does for either, and bad_parameter when the floor is not above 0 and at most 1.
Outcome<RelativeRisk> relative_risk(std::span<Point const> events, std::span<Point const> controls,
                                    DensityGrid const& grid, Smoothing const& smoothing, double floor = 0.01,
                                    Running const& running = {});

}  // namespace samsyn::analytics

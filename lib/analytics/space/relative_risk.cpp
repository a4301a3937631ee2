// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/relative_risk.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "lib/analytics/space/kernel.h"

namespace samsyn::analytics {

Outcome<RelativeRisk> relative_risk(std::span<Point const> events, std::span<Point const> controls,
                                    DensityGrid const& grid, Smoothing const& smoothing, double floor,
                                    Running const& running)
{
    if (!(floor > 0 && floor <= 1)) return refuse(Refusal::bad_parameter);
    auto const of_events = density(events, grid, smoothing, running);
    if (!of_events) return refuse(of_events.error());
    auto const of_controls = density(controls, grid, smoothing, running);
    if (!of_controls) return refuse(of_controls.error());
    auto const cases = static_cast<double>(events.size()), others = static_cast<double>(controls.size());
    double const highest =
        std::max(std::ranges::max(*of_events) / cases, std::ranges::max(*of_controls) / others);
    if (!(highest > 0)) return refuse(Refusal::empty_area);
    double const spread = roughness(smoothing.kernel) / (smoothing.bandwidth * smoothing.bandwidth);
    RelativeRisk risk;
    for (std::size_t cell = 0; cell < grid.size(); ++cell) {
        double const mine = (*of_events)[cell] / cases + floor * highest;
        double const theirs = (*of_controls)[cell] / others + floor * highest;
        double const ratio = std::log(mine / theirs);
        double const error = std::sqrt(spread * (1 / (cases * mine) + 1 / (others * theirs)));
        risk.log_ratio.push_back(ratio);
        risk.p.push_back(std::erfc(ratio / error / std::numbers::sqrt2) / 2);
    }
    return risk;
}

}  // namespace samsyn::analytics

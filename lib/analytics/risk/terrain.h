// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "lib/analytics/core/parallel.h"
#include "lib/analytics/core/refusal.h"
#include "lib/analytics/space/point.h"

namespace samsyn::analytics {

// Features of one kind (stops, bars, underpasses), and how far they are thought to matter.
struct FeatureLayer {
    std::span<Point const> places;
    double reach;  // metres
};

enum class Influence {
    nearness,  // 1 at a feature, falling evenly to 0 at the reach
    density    // the logarithm of 1 + how many lie within the reach
};

struct RiskFactor {
    std::size_t layer;
    Influence influence;
    double ratio;   // of the rates of places that differ by one standard deviation
    double spread;  // that standard deviation, in nearness or log count
    double gain;    // share of the deviance of unseen blocks it explains beyond those before it
};

struct RiskTerrain {
    std::vector<RiskFactor> factors;    // in the order they were taken
    double explained;                   // of the deviance of unseen blocks; 0: no feature helps
    std::vector<double> relative_risk;  // of each cell, 1 on average over the exposure
};

struct TerrainOptions {
    std::size_t folds = 5;
    std::size_t most_factors = 8;
    double ridge = 1;  // of standardised coefficients
    double least_gain = 0.002;
    std::uint64_t seed = 1;
};

// Which features of places go with events? Cells with counts, each layer as nearness and as density; factors
// are taken one by one as long as they explain blocks of cells that the fit has not seen (Poisson with
// ridge). Says what goes together, not what causes. J. M. Caplan, L. W. Kennedy and J. Miller, "Risk terrain
// modeling", Justice Quarterly 28 (2011), https://doi.org/10.1080/07418825.2010.486037. cells: centres in
// metres; exposures: areas or inhabitants, empty: 1. Refuses: unequal, too_few (fewer than 50 cells or 10
// events, or no layer), coincident, not_finite, bad_parameter (a negative count, an exposure or reach not
// above 0; options), too_large (more than 30 layers, or two million cells), cancelled.
Outcome<RiskTerrain> risk_terrain(std::span<Point const> cells, std::span<double const> counts,
                                  std::span<double const> exposures, std::span<FeatureLayer const> layers,
                                  TerrainOptions const& options = {}, Running const& running = {});

}  // namespace samsyn::analytics

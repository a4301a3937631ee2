// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/core/refusal.h"
#include "lib/analytics/space/density_grid.h"
#include "lib/analytics/space/weights.h"

namespace samsyn::analytics {

// The lines round where a grid's values are at least `level`, as closed rings (last point the first):
// anticlockwise round what is above, clockwise round holes in it. Between centres a line runs where the value
// would be the level (marching squares); what is above at the outermost centres is closed along the border of
// the grid. Refuses: empty_area, unequal, not_finite (a value, the level or the corner).
Outcome<Rings> contours(std::span<double const> values, DensityGrid const& grid, double level);

}  // namespace samsyn::analytics

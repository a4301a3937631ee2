// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <span>

#include "lib/analyse/asked.h"
#include "lib/analytics/space/density_grid.h"

namespace samsyn::analyse {

// --grid COLSxROWS and --extent xmin,ymin,xmax,ymax as they were written; without an extent it is that of the
// points, with so much around.
struct GridSize {
    std::uint32_t columns, rows;
    std::vector<double> extent;
};
GridSize grid_size(Asked& asked, char const* standard);

analytics::DensityGrid grid_over(Asked& asked, GridSize const& size, std::span<analytics::Point const> points,
                                 double around);

}  // namespace samsyn::analyse

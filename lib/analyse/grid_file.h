// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <span>
#include <string>

#include "lib/analytics/space/density_grid.h"
#include "lib/analytics/space/weights.h"
#include "lib/base/result.h"

namespace samsyn::analyse {

// A grid as a GeoTIFF of one band of doubles, deflated; by GDAL's gdal_translate as a limited child. Refuses
// "file.unwritable", "process.unavailable".
Result<Done> write_geotiff(std::string const& path, std::span<double const> values,
                           analytics::DensityGrid const& grid, std::optional<int> epsg);

// x, y and the value of each cell's centre.
Result<Done> write_grid_csv(std::string const& path, std::span<double const> values,
                            analytics::DensityGrid const& grid, std::string const& name);

struct Contour {
    double level;
    analytics::Rings rings;
};

// One feature a level, in degrees when the grid's system is known, else in the numbers of the file.
Result<Done> write_contours(std::string const& path, std::span<Contour const> contours,
                            std::optional<int> epsg);

}  // namespace samsyn::analyse

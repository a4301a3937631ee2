// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "lib/geo/geojson.h"
#include "lib/tabular/table.h"

namespace samsyn::tabular {

// All features of a GeoJSON, GeoPackage or Shapefile layer with their shapes in WGS 84: for areas and places,
// a few thousand at most. `epsg` is used when the file does not say in what its numbers are. Refuses as
// open_table() and read_geojson() do, with "crs.missing" when nobody says, and with "table.no_shapes" for
// spreadsheets and CSV.
Result<std::vector<geo::Feature>> read_features(std::string const& path, TableOptions const& options = {},
                                                std::optional<int> epsg = std::nullopt);

}  // namespace samsyn::tabular

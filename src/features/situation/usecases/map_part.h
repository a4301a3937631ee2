// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/situation/domain/columns.h"
#include "src/features/situation/usecases/area_counts.h"
#include "src/features/situation/usecases/picture.h"

namespace samsyn::situation {

// Hexagons of a size that suits the ground of the areas with exact positions.
geo::HexGrid grid_for(Frame const& frame);

// The hexagons as they are drawn, with classes of their own.
PictureHexagons hexagons_of(std::map<geo::HexCell, std::int64_t> const& cells, geo::HexGrid const& grid);

// Adds hexagons and the places to prioritise; none where positions are known only by area.
void add_map(Picture& picture, Frame const& frame,
             std::vector<std::shared_ptr<AreaCounts const>> const& counts, geo::HexGrid const& grid,
             Columns const& columns);

}  // namespace samsyn::situation

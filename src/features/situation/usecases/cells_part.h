// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/situation/usecases/area_series.h"
#include "src/features/situation/usecases/picture.h"

namespace samsyn::situation {

// Adds the columns, a judged cell for each area and column, and the areas' trends. Where an area's checklist
// does not ask about a column and nothing has come in, there is no cell. Only who sees all that was reported
// in an area is told levels there.
Columns add_cells(Picture& picture, Frame const& frame,
                  std::vector<std::shared_ptr<AreaCounts const>> const& counts, work::Reading& reading,
                  PictureMemory* memory);

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>

#include "src/features/areas/usecases/sheet.h"

namespace samsyn::areas {

std::vector<SheetLine> area_lines(work::Reading& reading);
std::unique_ptr<SheetPlan> area_plan(work::Reading& reading);

}  // namespace samsyn::areas

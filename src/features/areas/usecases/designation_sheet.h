// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>

#include "src/features/areas/usecases/sheet.h"

namespace samsyn::areas {

std::vector<SheetLine> designation_lines(work::Reading& reading);
std::unique_ptr<SheetPlan> designation_plan(work::Reading& reading);

}  // namespace samsyn::areas

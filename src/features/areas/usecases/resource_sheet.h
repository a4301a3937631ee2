// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>

#include "src/features/areas/usecases/sheet.h"

namespace samsyn::areas {

std::vector<SheetLine> resource_lines(work::Reading& reading);
std::unique_ptr<SheetPlan> resource_plan(work::Reading& reading);

}  // namespace samsyn::areas

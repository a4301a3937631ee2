// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "src/features/situation/documents/wording.h"

namespace samsyn::situation {

// The picture as a workbook at `path`: levels with their reasons, every round behind them, places with their
// hours, answers per area. Figures are numbers and days are days. Refuses "file.unwritable".
Result<Done> picture_as_xlsx(Picture const& picture, std::string const& path, Wording const& words);

// The first of those sheets: one row for each area and category.
std::string picture_as_csv(Picture const& picture, Wording const& words);

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/texts/texts.h"
#include "src/api/api.h"
#include "src/features/datasets/usecases/import_desk.h"

namespace samsyn::datasets {

// GET /api/imports/{import}/faults.csv: every row at fault, for a spreadsheet: row, column, what stands
// there, what is wrong and what to do about it.
void add_fault_sheet(api::Api& api, texts::Texts const& texts, ImportDesk const& desk);

}  // namespace samsyn::datasets

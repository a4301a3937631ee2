// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"

namespace samsyn::rounds {

// A checklist as a spreadsheet out (xlsx, or csv by format=csv), and a file read into questions for the
// editor.
void add_checklist_sheet_routes(api::Api& api);

}  // namespace samsyn::rounds

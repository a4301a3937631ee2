// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"

namespace samsyn::areas {

// GET /api/register-sheets/{kind}?format=xlsx|csv answers with the file; POST takes one, the body being the
// file itself (XLSX, ODS or CSV), with dry_run=true to be shown and not done.
void add_sheet_routes(api::Api& api);

}  // namespace samsyn::areas

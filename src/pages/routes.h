// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"
#include "src/pages/pages.h"

namespace samsyn::pages {

// POST /sprak, the language switch of the frame, and /tillganglighet, the accessibility statement. `pages`
// outlives the routes.
void add_routes(api::Api& api, Pages const& pages);

}  // namespace samsyn::pages

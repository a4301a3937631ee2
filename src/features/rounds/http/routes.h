// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"
#include "src/pages/pages.h"

namespace samsyn::rounds {

// The interface and the report pages. `pages` outlives the routes.
void add_routes(api::Api& api, pages::Pages const& pages);

}  // namespace samsyn::rounds

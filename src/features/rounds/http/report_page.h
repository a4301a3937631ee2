// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"
#include "src/pages/pages.h"

namespace samsyn::rounds {

// The report: /rapport lists what one has to answer, /rapport/{round}/{operation} is the form. Both work
// without JavaScript. `pages` outlives the routes.
void add_report_pages(api::Api& api, pages::Pages const& pages);

}  // namespace samsyn::rounds

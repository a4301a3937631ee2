// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"
#include "src/pages/pages.h"

namespace samsyn::identity {

// Who sent a request, by its session's cookie.
api::Identify identify_by_session(work::Runtime& runtime);

// Sign-in and sign-out pages, and /api/me. `pages` outlives the routes.
void add_routes(api::Api& api, pages::Pages const& pages);

}  // namespace samsyn::identity

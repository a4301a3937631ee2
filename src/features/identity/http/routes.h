// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/crypto/seal.h"
#include "src/api/api.h"
#include "src/pages/pages.h"

namespace samsyn::identity {

// Who sent a request, by its session's cookie.
api::Identify identify_by_session(work::Runtime& runtime);

// The pages of signing in, of keys by mail and of the own account; /api/me, /api/rights and /api/users.
// `pages` and `seal` outlive the routes.
void add_routes(api::Api& api, pages::Pages const& pages, crypto::Seal const& seal);

}  // namespace samsyn::identity

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"

namespace samsyn::publishing {

// `public_url` is where the public reads: "https://…" without slash at the end.
void add_routes(api::Api& api, std::string const& public_url);

}  // namespace samsyn::publishing

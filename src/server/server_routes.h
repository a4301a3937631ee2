// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/http/static_files.h"
#include "src/api/api.h"
#include "src/server/installation.h"
#include "src/server/metrics.h"

namespace samsyn::server {

// What belongs to no feature: health, metrics, the contract, news for browsers, built files and the staff
// application's shell. What is given outlives the routes.
void add_server_routes(api::Api& api, Installation& installation, Metrics& metrics,
                       http::StaticFiles const& built_web);

}  // namespace samsyn::server

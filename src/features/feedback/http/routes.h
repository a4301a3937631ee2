// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"
#include "src/features/feedback/usecases/means.h"
#include "src/pages/pages.h"

namespace samsyn::feedback {

// Pages and means outlive the api.
void add_routes(api::Api& api, pages::Pages const& pages, Means const& means);

}  // namespace samsyn::feedback

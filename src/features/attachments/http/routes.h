// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"

namespace samsyn::attachments {

void add_routes(api::Api& api);

}  // namespace samsyn::attachments

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"

namespace samsyn::situation {
class PictureMemory;
}

namespace samsyn::editions {

void add_routes(api::Api& api, situation::PictureMemory& memory);

}  // namespace samsyn::editions

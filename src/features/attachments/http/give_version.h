// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"

namespace samsyn::attachments {

// GET /api/attachments/{attachment}/versions/{version}: the file as it is kept, to be saved and never shown
// in place. The ETag is its hash.
void add_give_version(api::Api& api);

}  // namespace samsyn::attachments

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"

namespace samsyn::attachments {

// PUT
// /api/attachments/{attachment}/versions/{version}?area=…&first=…&goal=…&audience=…&file_name=…&name_reason=…
// The body is the file itself, whatever it is, to a limit; of a photograph the picture alone is kept. The
// same file under the same ids again is the same answer. Refuses also what lib/imaging refuses.
void add_receive_version(api::Api& api);

}  // namespace samsyn::attachments

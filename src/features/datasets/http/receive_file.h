// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"
#include "src/features/datasets/usecases/import_desk.h"

namespace samsyn::datasets {

// PUT /api/imports/{import}?file_name=…: the body is the file itself, whatever it is, to a limit. The same
// file under the same id again is the same answer.
void add_receive_file(api::Api& api, ImportDesk const& desk);

}  // namespace samsyn::datasets

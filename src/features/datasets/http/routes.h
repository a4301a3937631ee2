// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/api/api.h"
#include "src/features/datasets/usecases/import_desk.h"
#include "src/pages/pages.h"

namespace samsyn::datasets {

void add_routes(api::Api& api, pages::Pages const& pages, ImportDesk const& desk);

}  // namespace samsyn::datasets

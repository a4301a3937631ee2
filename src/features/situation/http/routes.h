// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/documents/printer.h"
#include "src/api/api.h"
#include "src/features/situation/usecases/picture_memory.h"
#include "src/pages/pages.h"

namespace samsyn::situation {

// The interface and the page without JavaScript. `pages` and `memory` outlive the routes.
void add_routes(api::Api& api, pages::Pages const& pages, PictureMemory& memory,
                documents::Printer const& printer);

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/documents/printer.h"
#include "src/api/api.h"
#include "src/features/situation/usecases/picture_memory.h"
#include "src/pages/pages.h"

namespace samsyn::situation {

// GET /api/situation.pdf, .xlsx and .csv: the picture of GET /api/situation as a file in the reader's
// language. The sheets are for those who may export (export_data).
void add_file_routes(api::Api& api, pages::Pages const& pages, PictureMemory& memory,
                     documents::Printer const& printer);

}  // namespace samsyn::situation

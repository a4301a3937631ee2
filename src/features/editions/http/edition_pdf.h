// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/documents/printer.h"
#include "src/api/api.h"
#include "src/features/editions/usecases/edition_content.h"
#include "src/features/situation/usecases/print_picture.h"
#include "src/pages/pages.h"

namespace samsyn::editions {

// A frozen edition on paper: its picture as frozen, with summary, decided levels, the plan and what became of
// the plan before.
std::string edition_as_pdf(FrozenEdition const& edition, situation::Ground const& ground,
                           documents::Printer const& printer, texts::Texts const& texts,
                           texts::Language language);

// GET /api/editions/{edition}/pdf, in the reader's language, for whoever may read the edition.
void add_pdf_route(api::Api& api, pages::Pages const& pages, documents::Printer const& printer);

}  // namespace samsyn::editions

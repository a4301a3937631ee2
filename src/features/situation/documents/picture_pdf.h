// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/documents/printer.h"
#include "src/features/situation/documents/picture_document.h"
#include "src/features/situation/documents/wording.h"

namespace samsyn::situation {

// The lägesbild on paper: first what is read in two minutes round the table, last the tables behind the
// pictures. Tagged (PDF/UA-1); the same picture gives the same bytes.
std::string picture_as_pdf(PictureDocument const& document, documents::Printer const& printer,
                           Wording const& words);

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "src/features/situation/documents/drawings.h"
#include "src/features/situation/documents/picture_document.h"

namespace samsyn::situation {

// Title, period and state; goals; what people have written or what the figures say, beside four facts.
std::vector<documents::Block> first_page(PictureDocument const& document, Wording const& words);

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "src/features/situation/documents/drawings.h"
#include "src/features/situation/documents/picture_document.h"

namespace samsyn::situation {

// The tables behind the pictures: every level and why, every area on the map, every round of the trends; and
// where the figures come from.
std::vector<documents::Block> annex(PictureDocument const& document, Wording const& words);

}  // namespace samsyn::situation

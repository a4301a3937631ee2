// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "src/features/situation/documents/drawings.h"
#include "src/features/situation/documents/picture_document.h"

namespace samsyn::situation {

// The goals at the head of a picture, each with how far it has come and its indicators from where to where;
// nothing when there are none.
std::vector<documents::Block> goal_list(PictureDocument const& document, Wording const& words);

}  // namespace samsyn::situation

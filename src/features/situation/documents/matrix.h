// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "src/features/situation/documents/drawings.h"
#include "src/features/situation/documents/picture_document.h"

namespace samsyn::situation {

// More areas than these need the page on its side.
inline constexpr std::size_t most_areas_upright = 4;

// What the group has decided, else what is proposed.
Level level_of(PictureDocument const& document, PictureCell const& cell);

// Categories down, areas across, with the key; as many tables as the areas need, and what the group decided.
std::vector<documents::Block> matrix(PictureDocument const& document, Wording const& words,
                                     bool is_landscape);

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "src/features/situation/documents/drawings.h"
#include "src/features/situation/documents/picture_document.h"

namespace samsyn::situation {

// The map with its key, at most so many points high.
std::vector<documents::Block> where_it_happens(PictureDocument const& document, Wording const& words,
                                               double most_height);
// The places to prioritise, with their hours.
std::vector<documents::Block> when_it_happens(PictureDocument const& document, Wording const& words);
// The handlingsplan; nothing while there is none.
std::vector<documents::Block> what_is_done(PictureDocument const& document, Wording const& words);
// A year of each area, on one scale.
std::vector<documents::Block> trends(PictureDocument const& document, Wording const& words);
// How many answered in each area, and who is silent where the reader may know.
std::vector<documents::Block> who_answered(PictureDocument const& document, Wording const& words);

}  // namespace samsyn::situation

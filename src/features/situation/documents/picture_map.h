// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>

#include "src/features/situation/documents/drawings.h"
#include "src/features/situation/documents/picture_document.h"

namespace samsyn::situation {

// The map of a picture as vectors: the tenant's ground, density as hexagons (or as whole areas where
// positions are known no closer), areas with their levels, numbered places. Nothing when no area has a
// boundary.
std::optional<documents::Drawing> picture_map(PictureDocument const& document, double width,
                                              double most_height, Wording const& words);

// The lower bounds of the five classes of density on that map.
std::vector<std::int64_t> density_classes(Picture const& picture);

}  // namespace samsyn::situation

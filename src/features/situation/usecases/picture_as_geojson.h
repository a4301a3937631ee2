// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "src/features/situation/usecases/picture.h"

namespace samsyn::situation {

// The picture as a FeatureCollection in WGS 84 (RFC 7946), property "kind" of a feature: "area" with its
// counts, levels and coverage (no geometry for a theme), "hexagon" with its count, "spot" with count and
// hours.
std::string picture_as_geojson(Picture const& picture);

}  // namespace samsyn::situation

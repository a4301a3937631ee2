// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <string>

#include "src/features/publishing/domain/release_document.h"

namespace samsyn::publishing {

// A release as a FeatureCollection in WGS 84 (RFC 7946): each area it shows with its counts (null: hidden),
// levels, coverage and what is done there. `boundaries` are GeoJSON geometries by the area's code; an area
// without one, as the whole municipality, has no geometry.
std::string release_as_geojson(ReleaseDocument const& document,
                               std::map<std::string, std::string> const& boundaries);

}  // namespace samsyn::publishing

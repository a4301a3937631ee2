// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "src/api/api.h"

namespace samsyn::server {

// Map tiles of the operator's own: one PMTiles file, which a browser reads in parts by Range.
class MapTiles {
public:
    // Empty: there is none, and maps are drawn as without.
    explicit MapTiles(std::string file) : m_file(std::move(file)) {}

    // Refuses "config.no_pmtiles" when the file is not one of version 3.
    Result<Done> check_file() const;
    // Where a page finds them; the address is another when the file is.
    http::Response address() const;
    http::Response file(http::Request const& request) const;

private:
    std::string tag() const;
    std::string m_file;
};

// GET /api/map-tiles and /map/tiles.pmtiles, for whoever is signed in. `tiles` outlives the API.
void add_map_tiles(api::Api& api, MapTiles const& tiles);

}  // namespace samsyn::server

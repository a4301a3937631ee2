// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "lib/geo/geojson.h"
#include "lib/json/node.h"

namespace samsyn::demo {

// The files an invented municipality is made from; their fields are described in data/demo/alnefors/README.md
// and data/codes/README.md.
struct Files {
    json::Document town;
    json::Document story;
    json::Document taxonomy;
    std::vector<geo::Feature> areas;
    std::vector<geo::Feature> places;
    std::string basemap;  // GeoJSON as it is
};

// Reads demo/alnefors and codes below the data folder. Refuses "demo.file_missing" (field: the file) and what
// the readers of JSON and GeoJSON refuse.
Result<Files> read_files(std::string const& data_folder);

// Reads demo/sjuharad: the real municipalities that police notices name. It has no story and no places.
Result<Files> read_real_files(std::string const& data_folder);

// A feature's property; throws BrokenFile when it has none of that name.
std::string property_of(geo::Feature const& feature, std::string const& name);

}  // namespace samsyn::demo

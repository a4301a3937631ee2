// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "lib/json/form.h"
#include "src/work/work.h"

namespace samsyn::situation {

// Puts a layer of the tenant's own map in place, instead of the one with its name. A GeoJSON
// FeatureCollection in WGS 84; the property "layer" of a feature (green, water, road, rail, building, place)
// says how it is drawn. Refuses what is not such a file: "geojson.not_geojson", "geojson.not_wgs84",
// "geojson.geometry" …
struct ImportMapLayer {
    static constexpr std::string_view name = "situation.import_map_layer";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = Done;

    Text<60> layer;
    Between<0, 999> sort_order = 0;
    json::Raw geojson;
    Text<200> source;
    Text<200, 0> licence;
};
BOOST_DESCRIBE_STRUCT(ImportMapLayer, (), (layer, sort_order, geojson, source, licence))

Result<access::Scope> scope_of(ImportMapLayer const& command, work::Work& work);
Result<Done> handle(ImportMapLayer const& command, work::Work& work);

// The layers as one FeatureCollection in drawing order, with a member "attribution".
struct ShowBasemap {
    static constexpr std::string_view name = "situation.show_basemap";
    static constexpr auto needs = access::Permission::read_register;
    using Output = json::Raw;
};
BOOST_DESCRIBE_STRUCT(ShowBasemap, (), ())

Result<access::Scope> scope_of(ShowBasemap const& query, work::Reading& reading);
Result<json::Raw> handle(ShowBasemap const& query, work::Reading& reading);

}  // namespace samsyn::situation

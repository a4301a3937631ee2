// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/map_layers.h"

#include "lib/geo/geojson.h"
#include "src/features/situation/store/map_layer_store.h"

namespace samsyn::situation {
namespace {

// The features of the file, as JSON, comma between; nothing else of it is kept.
Result<std::string> features_of(std::string const& geojson)
{
    auto const document = json::Document::parse(geojson);
    if (!document) return refuse(document);
    auto const root = document->root();
    auto const features = root.member("features");
    if (!features || features->kind() != json::Kind::array)
        return fail_field("geojson", "geojson.not_geojson");
    // Coordinates are kept as they stand, so the older form with another reference system is not for here.
    if (root.member("crs")) return fail_field("geojson", "geojson.not_wgs84");
    auto const read = geo::read_geojson(geojson);
    if (!read) return refuse(read);
    std::string text;
    for (std::size_t i = 0; i < features->size(); ++i) text += (i == 0 ? "" : ",") + features->at(i).text();
    return text;
}

// Each source once, with its licence.
std::string attribution_of(std::vector<MapLayer> const& layers)
{
    std::string text;
    for (auto const& layer : layers) {
        auto const words = layer.licence.empty() ? layer.source : layer.source + " (" + layer.licence + ")";
        if (text.find(words) == std::string::npos) text += (text.empty() ? "" : ", ") + words;
    }
    return text;
}

}  // namespace

Result<access::Scope> scope_of(ImportMapLayer const&, work::Work&) { return access::Scope{}; }

Result<Done> handle(ImportMapLayer const& command, work::Work& work)
{
    auto features = features_of(command.geojson.json);
    if (!features) return refuse(features);
    MapLayerStore(work.transaction, work.actor.tenant)
        .save({command.layer, command.sort_order, std::move(*features), command.source, command.licence,
               work.now});
    work.concerns(Uuid::from_name("map layer " + command.layer.value), access::Class::open);
    work.notify("picture");
    return Done{};
}

Result<access::Scope> scope_of(ShowBasemap const&, work::Reading&) { return access::Scope{}; }

Result<json::Raw> handle(ShowBasemap const&, work::Reading& reading)
{
    auto const layers = MapLayerStore(reading.transaction, reading.actor.tenant).all();
    json::Writer out;
    out.begin_object().key("type").string("FeatureCollection");
    out.key("attribution").string(attribution_of(layers)).key("features").begin_array();
    for (auto const& layer : layers)
        if (!layer.geojson.empty()) out.raw(layer.geojson);
    out.end_array().end_object();
    return json::Raw{out.take()};
}

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/list_areas.h"

#include <map>

#include "lib/geo/geojson.h"
#include "lib/geo/measure.h"
#include "lib/geo/projection.h"
#include "src/features/areas/domain/place.h"
#include "src/features/areas/store/area_store.h"

namespace samsyn::areas {
namespace {

constexpr double screen_tolerance_m = 5;
constexpr int screen_decimals = 6;  // a decimetre

ShownArea shown(KeptArea kept, work::Reading& reading)
{
    ShownArea area;
    static_cast<KeptArea&>(area) = std::move(kept);
    auto const functions = reading.actor.functions.find(area.id);
    if (functions != reading.actor.functions.end())
        area.own_functions.assign(functions->second.begin(), functions->second.end());
    return area;
}

void draw(ShownArea& area, Boundary const& boundary)
{
    area.geometry = json::Raw{geometry_for_screen(boundary.ground)};
    area.label = LabelPoint{boundary.label.lon, boundary.label.lat};
    area.boundary_from = boundary.valid_from;
}

}  // namespace

std::string geometry_for_screen(geo::MultiPolygon<geo::Wgs84> const& ground)
{
    auto const plain = geo::simplified(geo::to_sweref99tm(ground), screen_tolerance_m);
    return geo::to_geojson(geo::to_wgs84(plain), screen_decimals);
}

Result<access::Scope> scope_of(ListAreas const&, work::Reading&) { return access::Scope{}; }
Result<access::Scope> scope_of(FindAreasAt const&, work::Reading&) { return access::Scope{}; }

Result<AreaList> handle(ListAreas const& query, work::Reading& reading)
{
    AreaStore areas(reading.transaction, reading.actor.tenant);
    AreaList list;
    list.on = query.on.value_or(reading.actor.today);
    list.may_manage = access::may(reading.actor, access::Permission::manage_register, {});
    std::map<Id<Area>, Boundary> boundaries;
    for (auto& boundary : areas.boundaries(list.on)) boundaries.emplace(boundary.area, std::move(boundary));
    for (auto& kept : areas.list()) {
        list.areas.push_back(shown(std::move(kept), reading));
        auto const boundary = boundaries.find(list.areas.back().id);
        if (boundary != boundaries.end()) draw(list.areas.back(), boundary->second);
    }
    return list;
}

Result<AreasAt> handle(FindAreasAt const& query, work::Reading& reading)
{
    if (!geo::is_in_sweden_frame({query.lon, query.lat})) return fail_field("lon", "place.outside_sweden");
    AreaStore areas(reading.transaction, reading.actor.tenant);
    AreasAt found;
    for (auto const& id : areas_with({query.lon, query.lat}, areas.boundaries(reading.actor.today)))
        if (auto const area = areas.find(id)) found.areas.push_back({area->id, area->code, area->name});
    return found;
}

}  // namespace samsyn::areas

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/show_area.h"

#include <map>

#include "lib/geo/measure.h"
#include "lib/geo/projection.h"
#include "src/features/areas/store/area_store.h"
#include "src/features/areas/store/organisation_store.h"
#include "src/features/areas/store/place_store.h"

namespace samsyn::areas {
namespace {

// The register's names, for the rows of one page.
class Names {
public:
    explicit Names(work::Reading& reading)
    {
        OrganisationStore organisations(reading.transaction, reading.actor.tenant);
        for (auto& one : organisations.organisations()) m_organisations[one.id] = one.name;
        for (auto& one : organisations.operations()) m_operations.emplace(one.id, one);
        for (auto& one : AreaStore(reading.transaction, reading.actor.tenant).list())
            m_areas[one.id] = one.name;
    }

    ShownFunction shown(HeldFunction const& held)
    {
        ShownFunction function;
        static_cast<HeldFunction&>(function) = held;
        function.organisation_name = m_organisations[held.organisation];
        return function;
    }
    ShownEntry shown(InventoryEntry const& kept)
    {
        ShownEntry entry;
        static_cast<InventoryEntry&>(entry) = kept;
        auto const& operation = m_operations.at(kept.operation);
        entry.operation_name = operation.name;
        entry.is_external = operation.is_external;
        entry.organisation_name = m_organisations[operation.organisation];
        return entry;
    }
    ShownStep shown(Lineage const& step)
    {
        return {step.happened, step.other ? m_areas[Id<Area>(*step.other)] : "", step.note, step.on_day};
    }

private:
    std::map<Id<Organisation>, std::string> m_organisations;
    std::map<Id<Operation>, KeptOperation> m_operations;
    std::map<Id<Area>, std::string> m_areas;
};

}  // namespace

Result<access::Scope> scope_of(ShowArea const&, work::Reading&) { return access::Scope{}; }
Result<access::Scope> scope_of(ListPlaces const&, work::Reading&) { return access::Scope{}; }

Result<AreaPage> handle(ShowArea const& query, work::Reading& reading)
{
    AreaStore areas(reading.transaction, reading.actor.tenant);
    PlaceStore places(reading.transaction, reading.actor.tenant);
    auto const area = areas.find(query.area);
    if (!area) return fail(ErrorKind::not_found, "area.unknown");
    Names names(reading);
    AreaPage page;
    page.area = *area;
    page.version = area->version;
    for (auto const& one : areas.functions(area->id)) page.functions.push_back(names.shown(one));
    for (auto const& one : areas.inventory(area->id)) page.inventory.push_back(names.shown(one));
    for (auto const& one : areas.lineage(area->id.uuid())) page.history.push_back(names.shown(one));
    for (auto const& one : areas.boundary_history(area->id))
        page.boundaries.push_back({one.valid_from,
                                   one.source,
                                   geo::area_m2(geo::to_sweref99tm(one.ground)),
                                   {geometry_for_screen(one.ground)}});
    page.places = places.places(area->id);
    page.designations = places.designations(area->id);
    page.resources = places.resources(area->id);
    page.may_manage = access::may(reading.actor, access::Permission::manage_register, {});
    return page;
}

Result<PlaceList> handle(ListPlaces const& query, work::Reading& reading)
{
    if (query.area && !AreaStore(reading.transaction, reading.actor.tenant).find(*query.area))
        return fail(ErrorKind::not_found, "area.unknown");
    return PlaceList{PlaceStore(reading.transaction, reading.actor.tenant).places(query.area)};
}

}  // namespace samsyn::areas

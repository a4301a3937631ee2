// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/areas/domain/lineage.h"
#include "src/features/areas/domain/place.h"
#include "src/features/areas/domain/resource.h"
#include "src/features/areas/usecases/list_areas.h"

namespace samsyn::areas {

struct ShownFunction : HeldFunction {
    std::string organisation_name;
};
BOOST_DESCRIBE_STRUCT(ShownFunction, (HeldFunction), (organisation_name))

struct ShownEntry : InventoryEntry {
    std::string operation_name;
    bool is_external = false;
    std::string organisation_name;
};
BOOST_DESCRIBE_STRUCT(ShownEntry, (InventoryEntry), (operation_name, is_external, organisation_name))

struct ShownStep {
    Happened happened = Happened::opened;
    std::string other_name;  // what it was merged into, split from or moved to, as it is called today
    std::string note;        // of a renaming: the old name
    Day on_day;
};
BOOST_DESCRIBE_STRUCT(ShownStep, (), (happened, other_name, note, on_day))

struct ShownBoundary {
    Day valid_from;
    std::string source;
    double area_m2 = 0;
    json::Raw geometry;  // GeoJSON, as in ShownArea
};
BOOST_DESCRIBE_STRUCT(ShownBoundary, (), (valid_from, source, area_m2, geometry))

struct AreaPage {
    KeptArea area;
    std::int64_t version = 1;
    std::vector<ShownFunction> functions;
    std::vector<ShownEntry> inventory;
    std::vector<KeptPlace> places;
    std::vector<Designation> designations;
    std::vector<KeptResource> resources;
    std::vector<ShownBoundary> boundaries;
    std::vector<ShownStep> history;
    bool may_manage = false;
};
BOOST_DESCRIBE_STRUCT(AreaPage, (),
                      (area, version, functions, inventory, places, designations, resources, boundaries,
                       history, may_manage))

// All that the register knows of one area: what was and what is to come, too.
struct ShowArea {
    static constexpr std::string_view name = "areas.show";
    static constexpr auto needs = access::Permission::read_register;
    using Output = AreaPage;

    Id<Area> area;
};
BOOST_DESCRIBE_STRUCT(ShowArea, (), (area))

struct PlaceList {
    std::vector<KeptPlace> places;
};
BOOST_DESCRIBE_STRUCT(PlaceList, (), (places))

// The recurring places of an area, or of all.
struct ListPlaces {
    static constexpr std::string_view name = "areas.list_places";
    static constexpr auto needs = access::Permission::read_register;
    using Output = PlaceList;

    std::optional<Id<Area>> area;
};
BOOST_DESCRIBE_STRUCT(ListPlaces, (), (area))

Result<access::Scope> scope_of(ShowArea const& query, work::Reading& reading);
Result<AreaPage> handle(ShowArea const& query, work::Reading& reading);
Result<access::Scope> scope_of(ListPlaces const& query, work::Reading& reading);
Result<PlaceList> handle(ListPlaces const& query, work::Reading& reading);

}  // namespace samsyn::areas

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/json/form.h"
#include "src/features/areas/domain/area.h"
#include "src/work/work.h"

namespace samsyn::areas {

struct LabelPoint {
    double lon = 0;
    double lat = 0;
};
BOOST_DESCRIBE_STRUCT(LabelPoint, (), (lon, lat))

struct ShownArea : KeptArea {
    std::vector<access::AreaFunction> own_functions;  // of the asker's organisation, today
    std::optional<json::Raw> geometry;  // GeoJSON of the boundary in force, corners moved at most 5 m
    std::optional<LabelPoint> label;
    std::optional<Day> boundary_from;
};
BOOST_DESCRIBE_STRUCT(ShownArea, (KeptArea), (own_functions, geometry, label, boundary_from))

struct AreaList {
    Day on;
    std::vector<ShownArea> areas;
    bool may_manage = false;
};
BOOST_DESCRIBE_STRUCT(AreaList, (), (on, areas, may_manage))

// All areas as a flat tree (`parent`), with the boundary in force on a day; today when not said.
struct ListAreas {
    static constexpr std::string_view name = "areas.list";
    static constexpr auto needs = access::Permission::read_register;
    using Output = AreaList;

    std::optional<Day> on;
};
BOOST_DESCRIBE_STRUCT(ListAreas, (), (on))

struct NamedArea {
    Id<Area> id;
    std::string code;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedArea, (), (id, code, name))

struct AreasAt {
    std::vector<NamedArea> areas;
};
BOOST_DESCRIBE_STRUCT(AreasAt, (), (areas))

// In which areas a point lies today.
struct FindAreasAt {
    static constexpr std::string_view name = "areas.find_at";
    static constexpr auto needs = access::Permission::read_register;
    using Output = AreasAt;

    double lon = 0;
    double lat = 0;
};
BOOST_DESCRIBE_STRUCT(FindAreasAt, (), (lon, lat))

Result<access::Scope> scope_of(ListAreas const& query, work::Reading& reading);
Result<AreaList> handle(ListAreas const& query, work::Reading& reading);
Result<access::Scope> scope_of(FindAreasAt const& query, work::Reading& reading);
Result<AreasAt> handle(FindAreasAt const& query, work::Reading& reading);

// The ground as the screen shows it.
std::string geometry_for_screen(geo::MultiPolygon<geo::Wgs84> const& ground);

}  // namespace samsyn::areas

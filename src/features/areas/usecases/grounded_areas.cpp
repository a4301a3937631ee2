// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/usecases/grounded_areas.h"

#include <map>

#include "src/features/areas/usecases/saved.h"

namespace samsyn::areas {
namespace {

Day const long_ago = Day::of(2000, 1, 1);

}  // namespace

std::vector<GroundedArea> grounded_areas(work::Reading& reading)
{
    Day const today = reading.actor.today;
    AreaStore store(reading.transaction, reading.actor.tenant);
    std::map<Id<Area>, geo::MultiPolygon<geo::Wgs84>> grounds;
    for (auto& boundary : store.boundaries(today)) grounds[boundary.area] = std::move(boundary.ground);
    std::vector<GroundedArea> all;
    for (auto const& area : store.list())
        if (!area.valid_to || *area.valid_to > today)
            all.push_back({area.id, area.code, area.name, std::move(grounds[area.id])});
    return all;
}

void open_area(work::Work& work, OpenedArea const& opened)
{
    KeptArea area;
    area.id = opened.id;
    area.code = opened.code;
    area.name = opened.name;
    area.valid_from = long_ago;
    area.positions = opened.positions_by_area ? Positions::area : Positions::point;
    AreaStore store(work.transaction, work.actor.tenant);
    store.insert(area, work.now);
    store.insert(HeldFunction{work.new_id_of<HeldFunction>(), opened.id, opened.core,
                              access::AreaFunction::core, long_ago, std::nullopt});
    remember(work, Subject::area, opened.id.uuid(), {Happened::opened, std::nullopt, {}, work.actor.today});
    work.notify("register");
}

}  // namespace samsyn::areas

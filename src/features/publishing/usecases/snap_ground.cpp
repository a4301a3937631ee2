// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/snap_ground.h"

#include <algorithm>
#include <set>

#include "lib/base/sha256.h"
#include "lib/geo/geojson.h"
#include "lib/geo/projection.h"
#include "src/features/areas/usecases/grounded_areas.h"
#include "src/features/publishing/store/basis_store.h"

namespace samsyn::publishing {

SnapGround::SnapGround(work::Reading& reading)
    : m_index(std::span<geo::MultiPolygon<geo::Sweref99Tm> const>())
{
    auto grounds = areas::grounded_areas(reading);
    std::erase_if(grounds, [](auto const& area) { return area.ground.empty(); });
    std::set<std::string> divided, drawn;
    for (auto const& area : grounds) drawn.insert(area.code);
    for (auto const& row : BasisStore(reading.transaction, reading.actor.tenant).areas())
        if (drawn.contains(row.code)) divided.insert(row.parent);
    std::erase_if(grounds, [&](auto const& area) { return divided.contains(area.code); });
    std::sort(grounds.begin(), grounds.end(),
              [](auto const& one, auto const& other) { return one.code < other.code; });
    std::vector<geo::MultiPolygon<geo::Sweref99Tm>> shapes;
    std::string all;
    for (auto const& area : grounds) {
        m_codes.push_back(area.code);
        m_ids.push_back(area.id);
        shapes.push_back(geo::to_sweref99tm(area.ground));
        all += area.code + geo::to_geojson(area.ground) + "\n";
    }
    m_fingerprint = to_hex(sha256(all));
    m_index = geo::AreaIndex<geo::Sweref99Tm>(shapes);
}

}  // namespace samsyn::publishing

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/base/result.h"
#include "lib/geo/area_index.h"
#include "src/access/subjects.h"

namespace samsyn::datasets {

// An area that observations can be placed in.
struct NamedArea {
    Id<Area> id;
    std::string code;
    std::string name;
    geo::MultiPolygon<geo::Wgs84> ground = {};  // empty: known by name alone
};

// Which area a row belongs to: by the area's name or code, or by a point. Found or refused with area.unknown,
// area.ambiguous (several bear the name), area.outside (no area has the point), area.not_yours.
class AreaFinder {
public:
    // `yours`: those the actor may import for; all when nothing is said.
    AreaFinder(std::vector<NamedArea> areas, std::optional<std::set<Id<Area>>> yours);
    // From now on made_for() makes areas, with the same id for the same tenant and code each time.
    void create_unknown(Id<Tenant> tenant) { m_creates_for = tenant; }
    bool makes_unknown() const { return m_creates_for.has_value(); }

    Result<Id<Area>> known(std::string_view name) const;
    // A new area of that name, if areas are to be made.
    std::optional<Id<Area>> made_for(std::string_view name);
    Result<Id<Area>> at(geo::Point<geo::Wgs84> point) const;
    // Made since the last time somebody asked.
    std::vector<NamedArea> take_made() { return std::exchange(m_made, {}); }

private:
    void learn(std::string const& name, Id<Area> area);
    Result<Id<Area>> if_yours(Id<Area> area) const;

    std::unordered_map<std::string, std::set<Id<Area>>> m_by_name;
    std::set<std::string> m_codes;
    std::vector<Id<Area>> m_with_ground;  // smallest first
    geo::AreaIndex<geo::Wgs84> m_index;
    std::optional<std::set<Id<Area>>> m_yours;
    std::optional<Id<Tenant>> m_creates_for;
    std::vector<NamedArea> m_made;
};

}  // namespace samsyn::datasets

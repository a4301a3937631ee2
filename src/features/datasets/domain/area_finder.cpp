// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/domain/area_finder.h"

#include <algorithm>

#include "lib/geo/measure.h"
#include "lib/geo/projection.h"
#include "src/features/datasets/domain/code_of_name.h"
#include "src/features/datasets/domain/folded.h"

namespace samsyn::datasets {
namespace {

std::vector<NamedArea> with_ground_smallest_first(std::vector<NamedArea> const& areas)
{
    std::vector<std::pair<double, NamedArea const*>> sized;
    for (auto const& area : areas)
        if (!area.ground.empty()) sized.emplace_back(geo::area_m2(geo::to_sweref99tm(area.ground)), &area);
    std::ranges::stable_sort(sized, {}, [](auto const& pair) { return pair.first; });
    std::vector<NamedArea> sorted;
    for (auto const& [size, area] : sized) sorted.push_back(*area);
    return sorted;
}

geo::AreaIndex<geo::Wgs84> index_of(std::vector<NamedArea> const& areas)
{
    std::vector<geo::MultiPolygon<geo::Wgs84>> grounds;
    for (auto const& area : areas) grounds.push_back(area.ground);
    return geo::AreaIndex<geo::Wgs84>(grounds);
}

// "Marks kommun" is the area "Mark", "Borås stad" is "Borås".
std::vector<std::string> ways_to_say(std::string const& name)
{
    std::vector<std::string> ways{name};
    for (std::string_view const ending : {" kommun", " stad", "s kommun", "s stad"})
        if (name.size() > ending.size() && name.ends_with(ending))
            ways.push_back(name.substr(0, name.size() - ending.size()));
    return ways;
}

}  // namespace

AreaFinder::AreaFinder(std::vector<NamedArea> areas, std::optional<std::set<Id<Area>>> yours)
    : m_index({}), m_yours(std::move(yours))
{
    for (auto const& area : areas) {
        learn(area.name, area.id);
        learn(area.code, area.id);
        m_codes.insert(area.code);
    }
    auto const grounded = with_ground_smallest_first(areas);
    m_index = index_of(grounded);
    for (auto const& area : grounded) m_with_ground.push_back(area.id);
}

void AreaFinder::learn(std::string const& name, Id<Area> area)
{
    for (auto const& way : ways_to_say(folded(name))) m_by_name[way].insert(area);
}

Result<Id<Area>> AreaFinder::if_yours(Id<Area> area) const
{
    if (m_yours && !m_yours->contains(area)) return fail(ErrorKind::invalid, "area.not_yours");
    return area;
}

Result<Id<Area>> AreaFinder::known(std::string_view name) const
{
    for (auto const& way : ways_to_say(folded(name))) {
        auto const found = m_by_name.find(way);
        if (found == m_by_name.end()) continue;
        if (found->second.size() > 1) return fail(ErrorKind::invalid, "area.ambiguous");
        return if_yours(*found->second.begin());
    }
    return fail(ErrorKind::invalid, "area.unknown");
}

Result<Id<Area>> AreaFinder::at(geo::Point<geo::Wgs84> point) const
{
    auto const found = m_index.area_of(point);
    if (!found) return fail(ErrorKind::invalid, "area.outside");
    return if_yours(m_with_ground[*found]);
}

std::optional<Id<Area>> AreaFinder::made_for(std::string_view name)
{
    if (!m_creates_for || trimmed(name).empty()) return std::nullopt;
    auto const beginning = code_of_name(name, "area");
    auto code = beginning;
    for (int n = 2; m_codes.contains(code); ++n) code = beginning + "-" + std::to_string(n);
    NamedArea made{Id<Area>(Uuid::from_name("area " + m_creates_for->text() + " " + code)), code,
                   std::string(trimmed(name))};
    m_codes.insert(code);
    learn(made.name, made.id);
    m_made.push_back(made);
    return made.id;
}

}  // namespace samsyn::datasets

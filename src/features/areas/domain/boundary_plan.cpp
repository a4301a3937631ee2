// SPDX-License-Identifier: EUPL-1.2
#include "src/features/areas/domain/boundary_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "lib/geo/projection.h"
#include "lib/geo/validity.h"

namespace samsyn::areas {
namespace {

constexpr std::size_t most_code_letters = 40;
constexpr std::size_t most_name_bytes = 120;

using Parent = std::optional<Id<Area>>;

// By code; without one, or when no area has it, by name if only one is called so.
KeptArea const* match(DrawnArea const& drawn, std::vector<KeptArea> const& areas)
{
    KeptArea const* by_name = nullptr;
    int named = 0;
    for (auto const& area : areas) {
        if (!drawn.code.empty() && area.code == drawn.code) return &area;
        if (drawn.name.empty() || area.name.value != drawn.name) continue;
        by_name = &area;
        ++named;
    }
    return named == 1 ? by_name : nullptr;
}

std::string fault_of_new(DrawnArea const& drawn, BoundaryRules const& rules)
{
    if (!rules.may_create) return "boundary.unknown_area";
    if (drawn.code.empty()) return "boundary.code_missing";
    if (!is_code(drawn.code) || drawn.code.size() > most_code_letters) return "code.malformed";
    if (drawn.name.size() > most_name_bytes) return "boundary.name_long";
    return "";
}

std::string fault_of(DrawnArea const& drawn, KeptArea const* area, BoundaryRules const& rules)
{
    if (drawn.ground.empty()) return "boundary.no_ground";
    if (drawn.code.empty() && drawn.name.empty()) return "boundary.unnamed";
    if (auto const invalid = geo::why_invalid(drawn.ground)) return invalid->code;
    if (!area) return fault_of_new(drawn, rules);
    return area->kind == AreaKind::theme ? "boundary.theme" : "";
}

bool is_unchanged(PlannedBoundary const& one, std::vector<Boundary> const& in_force)
{
    return std::any_of(in_force.begin(), in_force.end(), [&](Boundary const& boundary) {
        return boundary.area == one.area && boundary.ground == one.drawn.ground;
    });
}

PlannedBoundary planned(DrawnArea drawn, std::vector<KeptArea> const& areas,
                        std::vector<Boundary> const& in_force, BoundaryRules const& rules)
{
    auto const* area = match(drawn, areas);
    PlannedBoundary one;
    one.fault = fault_of(drawn, area, rules);
    one.drawn = std::move(drawn);
    if (area) one.area = area->id;
    if (!one.fault.empty()) return one;
    one.step = area ? BoundaryStep::change : BoundaryStep::create;
    if (area && is_unchanged(one, in_force)) one.step = BoundaryStep::unchanged;
    return one;
}

// The second polygon for the same area is refused.
void refuse_doubles(std::vector<PlannedBoundary>& all)
{
    std::set<Id<Area>> seen;
    std::set<std::string> new_codes;
    for (auto& one : all) {
        if (one.step == BoundaryStep::refused) continue;
        bool const is_first =
            one.area ? seen.insert(*one.area).second : new_codes.insert(one.drawn.code).second;
        if (is_first) continue;
        one.step = BoundaryStep::refused;
        one.fault = one.area ? "boundary.twice" : "boundary.same_code";
    }
}

// Areas under one parent, as they would be.
struct Siblings {
    std::vector<std::string> names;
    std::vector<geo::MultiPolygon<geo::Sweref99Tm>> grounds;
    bool has_news = false;

    void add(std::string name, geo::MultiPolygon<geo::Wgs84> const& ground, bool is_new)
    {
        names.push_back(std::move(name));
        grounds.push_back(geo::to_sweref99tm(ground));
        has_news = has_news || is_new;
    }
};

// Every place's ground after the plan.
class Grounds {
public:
    Grounds(std::vector<PlannedBoundary> const& planned, std::vector<Boundary> const& in_force)
    {
        for (auto const& boundary : in_force) m_kept[boundary.area] = &boundary.ground;
        for (auto const& one : planned)
            if (one.step != BoundaryStep::refused && one.area) m_drawn[*one.area] = &one.drawn.ground;
    }
    bool is_drawn(Id<Area> area) const { return m_drawn.contains(area); }
    geo::MultiPolygon<geo::Wgs84> const* of(Id<Area> area) const
    {
        if (auto const found = m_drawn.find(area); found != m_drawn.end()) return found->second;
        auto const found = m_kept.find(area);
        return found == m_kept.end() ? nullptr : found->second;
    }

private:
    std::map<Id<Area>, geo::MultiPolygon<geo::Wgs84> const*> m_kept;
    std::map<Id<Area>, geo::MultiPolygon<geo::Wgs84> const*> m_drawn;
};

std::map<Parent, Siblings> siblings_of(std::vector<PlannedBoundary> const& planned,
                                       std::vector<KeptArea> const& areas, Grounds const& grounds,
                                       BoundaryRules const& rules)
{
    std::map<Parent, Siblings> families;
    for (auto const& area : areas)
        if (auto const* ground = grounds.of(area.id); ground && !ground->empty())
            families[area.parent].add(area.name, *ground, grounds.is_drawn(area.id));
    for (auto const& one : planned)
        if (one.step == BoundaryStep::create)
            families[rules.parent].add(one.drawn.name.empty() ? one.drawn.code : one.drawn.name,
                                       one.drawn.ground, true);
    return families;
}

void report(Siblings const& siblings, geo::MultiPolygon<geo::Sweref99Tm> const& parent, Coverage& coverage)
{
    auto const found = geo::coverage_report(siblings.grounds, parent);
    for (auto const& overlap : found.overlaps)
        coverage.overlaps.push_back({{siblings.names[overlap.first], siblings.names[overlap.second]},
                                     overlap.area_m2,
                                     geo::to_wgs84(overlap.ground)});
    for (auto const& gap : found.gaps) coverage.gaps.push_back({{}, gap.area_m2, geo::to_wgs84(gap.ground)});
}

}  // namespace

std::vector<PlannedBoundary> plan(std::vector<DrawnArea> drawn, std::vector<KeptArea> const& areas,
                                  std::vector<Boundary> const& in_force, BoundaryRules const& rules)
{
    std::vector<PlannedBoundary> all;
    for (auto& one : drawn) all.push_back(planned(std::move(one), areas, in_force, rules));
    refuse_doubles(all);
    return all;
}

Coverage coverage_after(std::vector<PlannedBoundary> const& planned, std::vector<KeptArea> const& areas,
                        std::vector<Boundary> const& in_force, BoundaryRules const& rules)
{
    Grounds const grounds(planned, in_force);
    Coverage coverage;
    for (auto const& [parent, siblings] : siblings_of(planned, areas, grounds, rules)) {
        if (!siblings.has_news) continue;
        auto const* ground = parent ? grounds.of(*parent) : nullptr;
        report(siblings, ground ? geo::to_sweref99tm(*ground) : geo::MultiPolygon<geo::Sweref99Tm>{},
               coverage);
    }
    return coverage;
}

}  // namespace samsyn::areas

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/basis.h"

#include <algorithm>
#include <set>

#include "src/features/editions/usecases/edition_content.h"

namespace samsyn::publishing {
namespace {

using editions::FrozenEdition;

BasisStore store_of(work::Reading& reading) { return {reading.transaction, reading.actor.tenant}; }

DaySpan days_of(PublicPeriod const& period) { return {period.first, period.last}; }

// The nearest of the chosen at or above the code, by each code's parent.
std::optional<std::string> nearest(std::map<std::string, std::string> const& parents,
                                   std::set<std::string> const& chosen, std::string code)
{
    for (std::size_t steps = 0; steps <= parents.size() && !code.empty(); ++steps) {
        if (chosen.contains(code)) return code;
        auto const above = parents.find(code);
        if (above == parents.end()) return std::nullopt;
        code = above->second;
    }
    return std::nullopt;
}

template <class Rows>
std::map<std::string, std::string> parents_of(Rows const& rows)
{
    std::map<std::string, std::string> parents;
    for (auto const& row : rows) parents[row.code] = row.parent;
    return parents;
}

// Parents before their parts, otherwise in the order given.
template <class Node>
std::vector<Node> parents_first(std::vector<Node> nodes)
{
    std::vector<Node> sorted;
    std::set<std::string> placed;
    while (sorted.size() < nodes.size()) {
        auto const before = sorted.size();
        for (auto const& node : nodes)
            if (!placed.contains(node.code) && (!node.parent || placed.contains(*node.parent))) {
                sorted.push_back(node);
                placed.insert(node.code);
            }
        if (sorted.size() == before) break;  // the registers allow no circles
    }
    return sorted;
}

std::vector<PlannedArea> areas_of(ReleasePlan const& plan, std::vector<BasisStore::AreaRow> const& rows)
{
    std::set<std::string> chosen;
    for (auto const& row : rows)
        if (std::count(plan.areas.begin(), plan.areas.end(), row.id)) chosen.insert(row.code);
    auto const parents = parents_of(rows);
    std::vector<PlannedArea> areas;
    for (auto const& row : rows)
        if (chosen.contains(row.code))
            areas.push_back({row.id, row.code, row.name, nearest(parents, chosen, row.parent)});
    return parents_first(std::move(areas));
}

bool is_of_the_whole(ReleasePlan::Category const& category, BasisStore::CategoryRow const& row)
{
    return category.reach == CategoryReach::municipality || row.is_police_first;
}

std::vector<PlannedCategory> categories_of(ReleasePlan const& plan,
                                           std::vector<BasisStore::CategoryRow> const& rows)
{
    std::map<std::string, bool> of_the_whole;
    for (auto const& row : rows)
        for (auto const& category : plan.categories)
            if (category.code == row.code && row.is_public_allowed)
                of_the_whole[row.code] = is_of_the_whole(category, row);
    std::set<std::string> general;
    for (auto const& [code, whole_only] : of_the_whole)
        if (!whole_only) general.insert(code);
    auto const parents = parents_of(rows);
    std::vector<PlannedCategory> categories;
    for (auto const& row : rows) {
        auto const chosen = of_the_whole.find(row.code);
        if (chosen == of_the_whole.end()) continue;
        auto const parent = chosen->second ? std::nullopt : nearest(parents, general, row.parent);
        categories.push_back({row.code, row.name, parent, chosen->second, row.is_police_first});
    }
    return parents_first(std::move(categories));
}

// The area itself has parts in the plan: then they have the pictures.
bool is_divided(PlannedRelease const& planned, PlannedArea const& area)
{
    return std::any_of(planned.areas.begin(), planned.areas.end(),
                       [&](auto const& other) { return other.parent == area.code; });
}

std::vector<PublicPeriod> months_with(PublicPeriod const& period)
{
    std::vector<PublicPeriod> months;
    auto month = period_of(PeriodLength::month, period.first);
    for (; month.first <= period.last; month = period_of(PeriodLength::month, month.last.plus(1)))
        months.push_back(month);
    return months;
}

// Where each category of the register is counted.
class Counting {
public:
    Counting(PlannedRelease const& planned, BasisStore& store)
        : m_planned(planned), m_area_rows(store.areas()), m_category_rows(store.categories())
    {
        for (auto const& area : planned.areas) m_areas.insert(area.code);
        for (auto const& category : planned.categories) m_categories.insert(category.code);
        m_area_parents = parents_of(m_area_rows);
        m_category_parents = parents_of(m_category_rows);
        for (auto const& row : m_category_rows)
            if (row.is_public_allowed) m_allowed.insert(row.code);
    }

    std::optional<std::string> area(std::string const& code) const
    {
        return nearest(m_area_parents, m_areas, code);
    }
    // What may not be public is in no sum either.
    PlannedCategory const* category(std::string const& code) const
    {
        auto const found = m_allowed.contains(code) ? nearest(m_category_parents, m_categories, code)
                                                    : std::optional<std::string>();
        for (auto const& one : m_planned.categories)
            if (found && one.code == *found) return &one;
        return nullptr;
    }

private:
    PlannedRelease const& m_planned;
    std::vector<BasisStore::AreaRow> m_area_rows;
    std::vector<BasisStore::CategoryRow> m_category_rows;
    std::set<std::string> m_areas, m_categories, m_allowed;
    std::map<std::string, std::string> m_area_parents, m_category_parents;
};

// Frozen pictures of the plan's areas in the period, by the area's code, oldest first.
struct Pictures {
    struct One {
        BasisStore::EditionRow row;
        FrozenEdition edition;
    };
    std::map<std::string, std::vector<One>> by_area;
};

Pictures pictures_of(PlannedRelease const& planned, PublicPeriod const& period, BasisStore& store)
{
    Pictures pictures;
    for (auto& row : store.editions(days_of(period)))
        for (auto const& area : planned.areas)
            if (area.id == row.area) {
                auto edition = editions::read_edition(row.content);
                pictures.by_area[area.code].push_back({std::move(row), std::move(edition)});
                break;
            }
    return pictures;
}

void add_coverage(PublicArea& area, std::vector<Pictures::One> const& pictures)
{
    for (auto const& picture : pictures)
        for (auto const& one : picture.edition.content.picture.areas) {
            if (one.code != area.code) continue;
            area.expected += one.coverage.expected;
            area.answered += one.coverage.answered;
        }
}

void add_sources(ReleaseDocument& document, FrozenEdition const& edition)
{
    for (auto const& source : edition.content.picture.sources) {
        bool const is_known = std::any_of(document.sources.begin(), document.sources.end(),
                                          [&](auto const& known) { return known.name == source.name; });
        if (!is_known) document.sources.push_back({source.name, source.licence});
    }
}

// The decided levels of an area's last picture, by the category of the plan that all answers to the question
// are counted in; of two the worst.
std::map<std::string, Level> levels_of(FrozenEdition const& edition, Counting const& counting,
                                       std::map<std::string, std::vector<std::string>> const& questions)
{
    std::map<std::string, Level> levels;
    for (auto const& level : edition.content.levels) {
        auto const question = questions.find(level.category);
        auto const codes = question == questions.end() ? std::vector{level.category} : question->second;
        std::set<PlannedCategory const*> counted;
        for (auto const& code : codes) counted.insert(counting.category(code));
        if (counted.size() != 1 || !*counted.begin() || level.decided == Level::none) continue;
        auto& worst = levels[(*counted.begin())->code];
        worst = std::max(worst, level.decided);
    }
    return levels;
}

void add_levels(ReleaseDocument& document, std::string const& area,
                std::map<std::string, Level> const& levels)
{
    for (auto& cell : document.cells) {
        auto const level = levels.find(cell.category);
        if (cell.area == area && cell.count && level != levels.end()) cell.level = level->second;
    }
}

}  // namespace

PlannedRelease planned_release(ReleasePlan plan, work::Reading& reading)
{
    auto store = store_of(reading);
    PlannedRelease planned{std::move(plan), {}, {}};
    planned.areas = areas_of(planned.plan, store.areas());
    planned.categories = categories_of(planned.plan, store.categories());
    return planned;
}

std::vector<MissingPictures> missing_pictures(PlannedRelease const& planned, PublicPeriod const& period,
                                              work::Reading& reading)
{
    std::map<Id<Area>, std::vector<DaySpan>> frozen;
    for (auto const& row : store_of(reading).editions(days_of(period))) frozen[row.area].push_back(row.days);
    std::vector<MissingPictures> missing;
    for (auto const& area : planned.areas)
        if (!is_divided(planned, area) && !is_covered(days_of(period), frozen[area.id]))
            missing.push_back({area.code, area.name});
    return missing;
}

std::map<std::string, std::string> planned_areas(PlannedRelease const& planned, work::Reading& reading)
{
    auto store = store_of(reading);
    Counting const counting(planned, store);
    std::map<std::string, std::string> areas;
    for (auto const& row : store.areas())
        if (auto const area = counting.area(row.code)) areas[row.code] = *area;
    return areas;
}

std::vector<PositionCount> position_counts(PlannedRelease const& planned, PublicPeriod const& period,
                                           UtcTime counted_at, work::Reading& reading)
{
    auto store = store_of(reading);
    Counting const counting(planned, store);
    std::vector<PositionCount> counts;
    for (auto const& month : months_with(period))
        for (auto const& row : store.positions(days_of(month), counted_at)) {
            auto const area = counting.area(row.area);
            auto const* const category = counting.category(row.category);
            if (area && category && !category->whole_only && row.count > 0)
                counts.push_back({month.code, *area, row.x, row.y, row.count});
        }
    return counts;
}

GateInput gate_input(PlannedRelease const& planned, PublicPeriod const& period, UtcTime counted_at,
                     work::Reading& reading)
{
    auto store = store_of(reading);
    Counting const counting(planned, store);
    GateInput input{period, planned.plan.k, planned.areas, planned.categories, {}, {}, {}};
    std::map<std::string, std::set<Id<Organisation>>> contributors;
    for (auto const& month : months_with(period))
        for (auto const& row : store.counts(days_of(month), counted_at)) {
            auto const area = counting.area(row.area);
            auto const* const category = counting.category(row.category);
            if (!area || !category || row.count == 0) continue;
            input.counts.push_back(
                {month.code, category->whole_only ? whole : *area, category->code, row.count});
            contributors[category->code].insert(row.owner);
        }
    for (auto const& category : planned.categories)
        if (category.is_sensitive && contributors[category.code].size() < fewest_contributors)
            input.few_contributors.push_back(category.code);
    return input;
}

void add_frozen_pictures(ReleaseDocument& document, PlannedRelease const& planned, work::Reading& reading)
{
    auto store = store_of(reading);
    Counting const counting(planned, store);
    auto const questions = store.categories_of_questions();
    for (auto const& [code, pictures] : pictures_of(planned, document.period, store).by_area) {
        for (auto& area : document.areas)
            if (area.code == code) add_coverage(area, pictures);
        for (auto const& picture : pictures) {
            document.basis.push_back({code, picture.row.days.first, picture.row.days.last, picture.row.hash});
            add_sources(document, picture.edition);
        }
        add_levels(document, code, levels_of(pictures.back().edition, counting, questions));
    }
}

std::map<std::string, std::string> planned_actions(PlannedRelease const& planned, PublicPeriod const& period,
                                                   work::Reading& reading)
{
    std::map<std::string, std::string> actions;
    auto store = store_of(reading);
    for (auto const& [code, pictures] : pictures_of(planned, period, store).by_area)
        for (auto const& item : pictures.back().edition.content.plan) {
            auto& words = actions[code];
            words += (words.empty() ? "" : "\n") + item.what + " (" + item.responsible + ")";
        }
    return actions;
}

}  // namespace samsyn::publishing

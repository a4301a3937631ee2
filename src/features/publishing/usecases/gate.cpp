// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/gate.h"

#include <algorithm>
#include <map>
#include <set>

#include "lib/base/enum_text.h"
#include "lib/disclosure/coarsen.h"
#include "lib/disclosure/plan_file.h"
#include "src/features/publishing/usecases/place_codes.h"

namespace samsyn::publishing {
namespace {

using disclosure::Code;
using disclosure::Dimension;

constexpr char const* general = "counts";
constexpr char const* sensitive = "counts of the whole";
constexpr char const* sensitive_dimension = "category of the whole";
constexpr char const* by_place = "counts by place";

// What an area or group has of its own, beside its parts: counted in it and shown by itself never.
std::string rest_of(std::string const& code) { return code + "/*"; }

template <class Node>
bool has_parts(std::vector<Node> const& nodes, std::string const& code)
{
    return std::any_of(nodes.begin(), nodes.end(), [&](auto const& node) { return node.parent == code; });
}

Code code_of(std::string const& code, std::optional<std::string> const& parent, bool published = true)
{
    Code made;
    made.code = code;
    if (parent) made.parent = disclosure::CodeText(*parent);
    if (!published) made.published = false;
    return made;
}

template <class Node>
Dimension tree(std::string const& name, std::vector<Node> const& nodes)
{
    Dimension dimension;
    dimension.name = name;
    dimension.codes.items.push_back(code_of(whole, std::nullopt));
    for (auto const& node : nodes) {
        dimension.codes.items.push_back(code_of(node.code, node.parent.value_or(whole)));
        if (has_parts(nodes, node.code))
            dimension.codes.items.push_back(code_of(rest_of(node.code), node.code, false));
    }
    return dimension;
}

// Months are the finest parts of time, so that a quarter is the sum of the months an earlier plan showed.
Dimension time_of(PublicPeriod const& period)
{
    Dimension dimension;
    dimension.name = "period";
    dimension.codes.items.push_back(code_of(period.code, std::nullopt));
    if (period.length == PeriodLength::month) return dimension;
    for (auto const& month : months_of(period))
        dimension.codes.items.push_back(code_of(month, period.code, false));
    return dimension;
}

std::vector<PlannedCategory> of_reach(std::vector<PlannedCategory> const& all, bool whole_only)
{
    std::vector<PlannedCategory> some;
    for (auto const& one : all)
        if (one.whole_only == whole_only) some.push_back(one);
    return some;
}

// Categories of the whole stand each by itself; the one nobody sees keeps a single one from being taken for
// everything there is.
Dimension categories_of_the_whole(std::vector<PlannedCategory> const& categories)
{
    Dimension dimension;
    dimension.name = sensitive_dimension;
    for (auto const& category : categories)
        dimension.codes.items.push_back(code_of(category.code, std::nullopt));
    dimension.codes.items.push_back(code_of(rest_of(""), std::nullopt, false));
    return dimension;
}

class Tables {
public:
    explicit Tables(GateInput const& input)
        : m_input(input),
          m_general(of_reach(input.categories, false)),
          m_whole(of_reach(input.categories, true))
    {
    }

    disclosure::Plan plan() const
    {
        disclosure::Plan plan;
        plan.dimensions.items.push_back(time_of(m_input.period));
        if (!m_general.empty()) {
            plan.dimensions.items.push_back(tree("area", m_input.areas));
            plan.dimensions.items.push_back(tree("category", m_general));
            plan.tables.items.push_back(table(general, {"period", "area", "category"}));
        }
        if (!m_whole.empty()) {
            plan.dimensions.items.push_back(categories_of_the_whole(m_whole));
            plan.tables.items.push_back(table(sensitive, {"period", sensitive_dimension}));
        }
        return plan;
    }

    // Divides the areas further, by place: in a table of its own, of all general categories together, so that
    // it stays small. The areas of the other table become sums of places, shown coarser as they are.
    void add_places(disclosure::Plan& plan) const
    {
        auto const areas = std::find_if(plan.dimensions.items.begin(), plan.dimensions.items.end(),
                                        [](auto const& one) { return one.name.value == "area"; });
        if (areas == plan.dimensions.items.end()) return;
        Dimension places = *areas;
        places.name = place_dimension;
        for (auto const& code : areas->codes)
            if (has_points(code.code)) add_points(places, code);
        areas->same_as = disclosure::CodeText(place_dimension);
        plan.dimensions.items.push_back(std::move(places));
        plan.tables.items.push_back(table_of(by_place, {"period", place_dimension}, sums_by_place()));
    }

    // The truth of a cell that the gate hid.
    std::int64_t sum(std::string const& area, std::string const& category) const
    {
        std::int64_t sum = 0;
        for (auto const& one : m_input.counts)
            if (lies_in(m_input.areas, one.area, area) && is_of(one.category, category)) sum += one.count;
        return sum;
    }
    bool is_of_the_whole(std::string const& category) const
    {
        return std::any_of(m_whole.begin(), m_whole.end(),
                           [&](auto const& one) { return one.code == category; });
    }

private:
    template <class Node>
    static bool lies_in(std::vector<Node> const& nodes, std::string code, std::string const& above)
    {
        for (std::size_t steps = 0; steps <= nodes.size(); ++steps) {
            if (code == above || above == whole) return true;
            auto const found =
                std::find_if(nodes.begin(), nodes.end(), [&](auto const& node) { return node.code == code; });
            if (found == nodes.end() || !found->parent) return false;
            code = *found->parent;
        }
        return false;
    }
    bool is_of(std::string const& category, std::string const& above) const
    {
        if (is_of_the_whole(category) || is_of_the_whole(above)) return category == above;
        return lies_in(m_general, category, above);
    }

    using Sums = std::map<std::vector<std::string>, std::int64_t>;

    bool has_points(std::string const& area) const
    {
        return std::any_of(m_input.points.begin(), m_input.points.end(),
                           [&](auto const& point) { return point.area == area; });
    }
    void add_points(Dimension& places, Code const& area) const
    {
        bool const is_shown = m_input.shows_places && area.published.value_or(true);
        auto const add = [&](std::string const& code) {
            places.codes.items.push_back(code_of(code, area.code.value, is_shown));
        };
        for (auto const& point : m_input.points)
            if (point.area == area.code.value) add(code_of(point));
        add(elsewhere_in(area.code));
    }

    Sums sums_by_place() const
    {
        Sums sums;
        for (auto const& one : m_input.counts) {
            if (is_of_the_whole(one.category)) continue;
            auto const key = key_of(one);
            sums[{key[0], has_points(one.area) ? elsewhere_in(one.area) : key[1]}] += one.count;
        }
        for (auto const& one : m_input.at_points) {
            sums[{month_of(one.month), elsewhere_in(one.point.area)}] -= one.count;
            sums[{month_of(one.month), code_of(one.point)}] += one.count;
        }
        return sums;
    }

    disclosure::Table table(std::string const& name, std::vector<std::string> const& dimensions) const
    {
        Sums sums;
        for (auto const& one : m_input.counts)
            if (is_of_the_whole(one.category) == (name == sensitive)) sums[key_of(one)] += one.count;
        return table_of(name, dimensions, sums);
    }

    static disclosure::Table table_of(std::string const& name, std::vector<std::string> const& dimensions,
                                      Sums const& sums)
    {
        disclosure::Table table;
        table.name = name;
        for (auto const& dimension : dimensions) table.dimensions.items.emplace_back(dimension);
        for (auto const& [codes, count] : sums) {
            disclosure::LeafCell cell;
            for (auto const& code : codes) cell.key.items.emplace_back(code);
            cell.count = count;
            table.cells.items.push_back(std::move(cell));
        }
        return table;
    }

    std::string const& month_of(std::string const& month) const
    {
        return m_input.period.length == PeriodLength::month ? m_input.period.code : month;
    }
    std::vector<std::string> key_of(MonthCount const& one) const
    {
        auto const& month = month_of(one.month);
        if (is_of_the_whole(one.category)) return {month, one.category};
        auto const area = has_parts(m_input.areas, one.area) ? rest_of(one.area) : one.area;
        auto const category = has_parts(m_general, one.category) ? rest_of(one.category) : one.category;
        return {month, area, category};
    }

    GateInput const& m_input;
    std::vector<PlannedCategory> m_general;
    std::vector<PlannedCategory> m_whole;
};

// Of each code that has any.
std::map<std::string, std::set<std::string>> parts_of(Dimension const& dimension)
{
    std::map<std::string, std::set<std::string>> parts;
    for (auto const& code : dimension.codes)
        if (code.parent) parts[code.parent->value].insert(code.code);
    return parts;
}

// What an area or category has beside its parts is another thing when it has other parts, so that nothing
// could be held against what was shown before. What had no parts then may be divided now.
Result<Done> refuse_other_parts(disclosure::Plan const& plan, std::vector<disclosure::Release> const& earlier)
{
    std::vector<FieldError> fields;
    for (auto const& dimension : plan.dimensions) {
        auto now = parts_of(dimension);
        for (auto const& release : earlier)
            for (auto const& same : release.dimensions) {
                if (same.name.value != dimension.name.value) continue;
                auto then = parts_of(same);
                for (auto const& code : dimension.codes)
                    if (then[code.code].contains(rest_of(code.code)) && then[code.code] != now[code.code])
                        fields.push_back({code.code, "release.divided_otherwise"});
            }
    }
    if (fields.empty()) return Done{};
    return fail(ErrorKind::conflict, "release.divided_otherwise", std::move(fields));
}

tl::unexpected<Error> refused(disclosure::Protected const& answer)
{
    auto const code = "release." + enum_text(answer.refusal);
    std::vector<FieldError> fields;
    for (auto const& example : answer.examples) fields.push_back({example, code});
    return fail(ErrorKind::conflict, code, std::move(fields));
}

// Whoever alone has told of something sensitive would know it again. A cell of the whole is in no sum, so
// that hiding it gives nothing else away.
void hide_few_contributors(disclosure::Release& release, GateInput const& input)
{
    for (auto& table : release.tables.items)
        for (auto& cell : table.cells.items)
            if (table.name.value == sensitive &&
                std::count(input.few_contributors.begin(), input.few_contributors.end(),
                           cell.key.items[1].value)) {
                cell.count.reset();
                cell.suppressed = true;
            }
}

HiddenWhy why_hidden(PublicCell const& cell, Tables const& tables, GateInput const& input)
{
    auto const count = tables.sum(cell.area, cell.category);
    if (count > 0 && count < input.k) return HiddenWhy::small;
    bool const is_few =
        std::count(input.few_contributors.begin(), input.few_contributors.end(), cell.category) > 0;
    return tables.is_of_the_whole(cell.category) && is_few ? HiddenWhy::few_contributors : HiddenWhy::shields;
}

void add_cell(Gated& gated, disclosure::ReleasedCell const& released, bool is_of_the_whole)
{
    PublicCell cell;
    cell.area = is_of_the_whole ? whole : released.key.items[1].value;
    cell.category = released.key.items[is_of_the_whole ? 1 : 2].value;
    if (released.count) cell.count = released.count->value;
    gated.cells.push_back(std::move(cell));
}

void add_place(Gated& gated, disclosure::ReleasedCell const& released)
{
    auto const& code = released.key.items[1].value;
    GatedPlace place;
    place.point = point_of(code);
    if (place.point) place.area = place.point->area;
    if (!place.point && code.ends_with(elsewhere_in(""))) place.area = code.substr(0, code.size() - 2);
    if (place.area.empty()) return;  // an area, which the other table has
    if (released.count) place.count = released.count->value;
    gated.places.push_back(std::move(place));
}

// Those with a cell, in the order they were given.
template <class Node>
std::vector<std::string> shown(std::vector<Node> const& nodes, std::set<std::string> const& seen)
{
    std::vector<std::string> codes;
    if (seen.contains(whole)) codes.emplace_back(whole);
    for (auto const& node : nodes)
        if (seen.contains(node.code)) codes.push_back(node.code);
    return codes;
}

void sort_cells(Gated& gated)
{
    auto const place = [](std::vector<std::string> const& codes, std::string const& code) {
        return std::find(codes.begin(), codes.end(), code) - codes.begin();
    };
    std::sort(gated.cells.begin(), gated.cells.end(), [&](auto const& one, auto const& other) {
        auto const key = [&](auto const& cell) {
            return std::pair(place(gated.areas, cell.area), place(gated.categories, cell.category));
        };
        return key(one) < key(other);
    });
    std::stable_sort(gated.places.begin(), gated.places.end(), [&](auto const& one, auto const& other) {
        auto const key = [&](auto const& cell) {
            return std::tuple(place(gated.areas, cell.area), !cell.point, cell.point);
        };
        return key(one) < key(other);
    });
}

Gated gated_of(disclosure::Release const& release, Tables const& tables, GateInput const& input)
{
    Gated gated;
    std::set<std::string> areas{whole}, categories;
    for (auto const& table : release.tables)
        for (auto const& cell : table.cells)
            if (table.name.value == by_place)
                add_place(gated, cell);
            else
                add_cell(gated, cell, table.name.value == sensitive);
    for (auto const& cell : gated.cells) {
        areas.insert(cell.area);
        categories.insert(cell.category);
        if (!cell.count) gated.hidden.push_back({cell.area, cell.category, why_hidden(cell, tables, input)});
    }
    gated.areas = shown(input.areas, areas);
    gated.categories = shown(input.categories, categories);
    sort_cells(gated);
    return gated;
}

}  // namespace

Result<Gated> pass_gate(GateInput const& input)
{
    Tables const tables(input);
    std::vector<std::string> order;
    for (auto const& category : input.categories)
        if (!category.whole_only && order.empty()) order = {"category", "area"};
    auto coarse = disclosure::coarsened(tables.plan(), input.k, order);
    if (!coarse) return refuse(coarse);
    auto const earlier = read_releases(input.earlier);
    if (auto const same = refuse_other_parts(coarse->plan, earlier); !same) return refuse(same);
    // What was divided by place before is still, if only to be held against it.
    bool const was_by_place = std::any_of(earlier.begin(), earlier.end(), [](auto const& release) {
        return place_dimension_of(release) != nullptr;
    });
    if (was_by_place || !input.points.empty()) tables.add_places(coarse->plan);
    auto answer = disclosure::protect(coarse->plan, input.k, earlier);
    if (!answer) return refuse(answer);
    if (answer->refusal != disclosure::Refusal::none) return refused(*answer);
    hide_few_contributors(answer->release, input);
    auto gated = gated_of(answer->release, tables, input);
    bool const shows_something = std::any_of(gated.cells.begin(), gated.cells.end(),
                                             [](auto const& cell) { return cell.count.value_or(0) > 0; });
    if (!shows_something && !gated.hidden.empty()) return fail(ErrorKind::conflict, "release.nothing_left");
    gated.equations = disclosure::write_answer(*answer, input.k, "", 0);
    return gated;
}

}  // namespace samsyn::publishing

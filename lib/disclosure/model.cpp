// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/model.h"

#include <algorithm>
#include <set>

#include "lib/disclosure/populations.h"

namespace samsyn::disclosure {
namespace {

std::string item(std::string const& list, std::size_t index)
{
    return list + "[" + std::to_string(index) + "]";
}

std::string shown(Key const& key)
{
    std::string text = " [";
    for (auto const& code : key) text += (text.size() > 2 ? ", \"" : "\"") + code.value + "\"";
    return text + "]";
}

}  // namespace

class ModelBuilder {
public:
    ModelBuilder(Plan const& plan, std::vector<Release> const& previous, Kinship kinship)
        : m_plan(plan), m_previous(previous), m_kinship(kinship)
    {
    }

    Result<Model> build()
    {
        if (m_plan.tables.empty()) return fail_field("tables", "plan.no_tables");
        if (auto const read = read_hierarchies(); !read) return refuse(read);
        if (auto const read = find_parts(); !read) return refuse(read);
        for (std::size_t i = 0; i < m_plan.tables.size(); ++i)
            if (auto const read = read_table(i); !read) return refuse(read);
        for (auto r = m_previous.size(); r-- > 0;)
            for (std::size_t i = 0; i < m_previous[r].tables.size(); ++i)
                if (auto const read = read_released(r, i); !read) return refuse(read);
        auto const found = find_populations(m_model.m_tables, m_kinship);
        m_model.m_populations = found.count;
        m_model.m_successions = found.successions;
        m_model.m_is_doubtful = found.is_doubtful;
        return std::move(m_model);
    }

private:
    std::size_t current() const { return m_previous.size(); }
    ListOf<Dimension, 50> const& dimensions_of(std::size_t release) const
    {
        // A release that does not say how its codes hang together is read with the plan's dimensions.
        return release == current() || m_previous[release].dimensions.empty()
                   ? m_plan.dimensions
                   : m_previous[release].dimensions;
    }
    std::string path_of(std::size_t release) const
    {
        return release == current() ? "" : item("previous", release) + ".";
    }

    Result<Done> read_hierarchies()
    {
        for (std::size_t release = 0; release <= current(); ++release) {
            auto& hierarchies = m_model.m_hierarchies.emplace_back();
            std::set<std::string> names;
            for (auto const& dimension : dimensions_of(release)) {
                auto const path = path_of(release) + item("dimensions", hierarchies.size());
                if (!names.insert(dimension.name).second)
                    return fail_field(path + ".name \"" + dimension.name.value + "\"",
                                      "plan.dimension_twice");
                auto read = Hierarchy::of(dimension, path);
                if (!read) return refuse(read);
                hierarchies.push_back(std::move(*read));
            }
        }
        return settle_bases(m_model.m_hierarchies);
    }

    Hierarchy const* find_hierarchy(std::size_t release, std::string const& name) const
    {
        for (auto const& hierarchy : m_model.m_hierarchies[release])
            if (hierarchy.name() == name) return &hierarchy;
        return nullptr;
    }

    // Which of the finest parts each node covers. A leaf that another release divides further is the sum of
    // that division, whether it came before or comes now.
    Result<Done> find_parts()
    {
        for (auto release = current() + 1; release-- > 0;)
            for (bool const is_borrowed : {false, true})
                for (auto const& hierarchy : m_model.m_hierarchies[release])
                    if ((hierarchy.base() != hierarchy.name()) == is_borrowed)
                        if (auto const found = find_parts(release, hierarchy); !found) return refuse(found);
        return refuse_other_divisions();
    }

    Result<Done> find_parts(std::size_t release, Hierarchy const& hierarchy)
    {
        bool const is_plans = release == current();
        auto const* const base = find_hierarchy(current(), hierarchy.base());
        auto& parts = m_parts[&hierarchy];
        parts.resize(hierarchy.size());
        std::set<std::size_t> taken;
        for (std::size_t i = 0; i < hierarchy.size(); ++i) {
            if (!hierarchy.is_leaf(i)) continue;
            auto const& code = hierarchy.node(i).code;
            auto const found = parts_of(hierarchy, code);
            if (!found) return refuse(found);
            parts[i] = *found;
            bool const is_borrowed = is_plans && hierarchy.base() != hierarchy.name();
            bool const is_lender_sound = base && base->base() == base->name();
            if (is_borrowed && !(is_lender_sound && base->find(code)))
                return fail_field(shown_code(hierarchy, code), "plan.not_in_same_as");
            for (auto const part : parts[i])
                if (!taken.insert(part).second)
                    return fail_field(shown_code(hierarchy, code), "plan.leaves_overlap");
        }
        for (std::size_t i = 0; i < hierarchy.size(); ++i)
            if (!hierarchy.is_leaf(i)) parts[i] = parts_together(hierarchy, i, parts);
        // The whole of a thing is what the plan counts of it; of what it does not know, all that was ever
        // named.
        if (is_plans ? hierarchy.base() == hierarchy.name() : base == nullptr)
            m_whole[hierarchy.base()].insert(taken.begin(), taken.end());
        return Done{};
    }

    static std::vector<std::size_t> parts_together(Hierarchy const& hierarchy, std::size_t node,
                                                   std::vector<std::vector<std::size_t>> const& parts)
    {
        std::vector<std::size_t> all;
        for (auto const leaf : hierarchy.leaves_under(node))
            all.insert(all.end(), parts[leaf].begin(), parts[leaf].end());
        std::sort(all.begin(), all.end());
        return all;
    }

    static std::string shown_code(Hierarchy const& hierarchy, std::string const& code)
    {
        return "dimensions \"" + hierarchy.name() + "\" \"" + code + "\"";
    }

    // Every tree, of any release, in which the leaf may be divided: its own dimension's, that of the finer
    // one it borrows its codes from, and of those that borrow it or lend it. The plan's first, then the
    // latest.
    std::vector<Hierarchy const*> trees_of(Hierarchy const& hierarchy, std::string const& leaf) const
    {
        std::set<std::string> names{hierarchy.name(), hierarchy.base()};
        for (auto const& hierarchies : m_model.m_hierarchies)
            for (auto const& other : hierarchies)
                if (auto const node = other.find(leaf); node && other.base() == hierarchy.base())
                    if (other.is_leaf(*node)) names.insert({other.name(), other.lender()});
        std::vector<Hierarchy const*> trees;
        for (auto release = current() + 1; release-- > 0;)
            for (auto const& name : names)
                if (auto const* const tree = find_hierarchy(release, name)) trees.push_back(tree);
        return trees;
    }

    // The finest parts of what a code means: those of the division that some release has of it, else itself.
    Result<std::vector<std::size_t>> parts_of(Hierarchy const& hierarchy, std::string const& code)
    {
        auto const [known, is_new] = m_known.try_emplace({hierarchy.base(), code});
        if (!is_new) {
            if (!known->second) return fail_field(shown_code(hierarchy, code), "plan.parents_in_circle");
            return *known->second;
        }
        std::optional<std::vector<std::size_t>> division;
        for (auto const* const tree : trees_of(hierarchy, code)) {
            auto const node = tree->find(code);
            if (!node || tree->is_leaf(*node)) continue;
            auto found = parts_under(*tree, *node);
            if (!found) return found;
            if (division && *division != *found)
                return fail_field(shown_code(hierarchy, code), "plan.divided_otherwise");
            division = std::move(*found);
        }
        auto& numbers = m_numbers[hierarchy.base()];
        if (!division) division = {numbers.emplace(code, numbers.size()).first->second};
        known->second = std::move(division);
        return *known->second;
    }

    Result<std::vector<std::size_t>> parts_under(Hierarchy const& tree, std::size_t node)
    {
        std::vector<std::size_t> all;
        for (auto const leaf : tree.leaves_under(node)) {
            auto const parts = parts_of(tree, tree.node(leaf).code);
            if (!parts) return refuse(parts);
            all.insert(all.end(), parts->begin(), parts->end());
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    // A code that two releases divide in two ways would be the same count, of which nothing could tell what
    // its parts have in common. One that has only got or lost parts has become another thing: the sum of more
    // or fewer.
    Result<Done> refuse_other_divisions() const
    {
        std::map<std::pair<std::string, std::string>, std::vector<std::size_t> const*> seen;
        std::string narrowest;
        std::size_t width = 0;
        for (auto const& hierarchies : m_model.m_hierarchies)
            for (auto const& hierarchy : hierarchies)
                for (std::size_t i = 0; i < hierarchy.size(); ++i) {
                    auto const& code = hierarchy.node(i).code;
                    if (hierarchy.is_leaf(i) || code.empty()) continue;
                    auto const& parts = m_parts.at(&hierarchy)[i];
                    auto const [other, is_new] = seen.emplace(std::pair(hierarchy.name(), code), &parts);
                    if (is_new || includes(parts, *other->second) || includes(*other->second, parts))
                        continue;
                    if (!narrowest.empty() && width <= parts.size()) continue;  // it is not due to its parts
                    narrowest = shown_code(hierarchy, code);
                    width = parts.size();
                }
        if (!narrowest.empty()) return fail_field(narrowest, "plan.divided_otherwise");
        return Done{};
    }

    static bool includes(std::vector<std::size_t> const& all, std::vector<std::size_t> const& some)
    {
        return std::includes(all.begin(), all.end(), some.begin(), some.end());
    }

    Scope scope_of(ModelTable const& table, std::vector<std::size_t> const& nodes) const
    {
        Scope scope;
        for (std::size_t d = 0; d < nodes.size(); ++d) {
            auto const& parts = m_parts.at(table.dimensions[d])[nodes[d]];
            auto const [side, is_new] = scope.emplace(table.dimensions[d]->base(), parts);
            if (is_new) continue;
            std::vector<std::size_t> both;
            std::set_intersection(side->second.begin(), side->second.end(), parts.begin(), parts.end(),
                                  std::back_inserter(both));
            side->second = both;
        }
        std::erase_if(scope, [&](auto const& side) {
            auto const& whole = m_whole.at(side.first);
            return side.second.size() == whole.size() &&
                   std::equal(whole.begin(), whole.end(), side.second.begin());
        });
        return scope;
    }

    // A table with all its cells, still without counts.
    Result<ModelTable> empty_table(std::size_t release, std::string const& path, std::string const& name,
                                   ListOf<CodeText, 6> const& dimensions)
    {
        ModelTable table;
        table.name = name;
        table.release = release;
        table.is_current = release == current();
        if (dimensions.empty()) return fail_field(path + ".dimensions", "plan.no_dimensions");
        std::size_t size = 1;
        for (auto const& wanted : dimensions) {
            auto const* const found = find_hierarchy(release, wanted);
            auto const place = path + ".dimensions \"" + wanted.value + "\"";
            if (!found) return fail_field(place, "plan.dimension_unknown");
            if (std::count(table.dimensions.begin(), table.dimensions.end(), found))
                return fail_field(place, "plan.dimension_twice");
            table.dimensions.push_back(found);
            size *= found->size();
            if (size + m_cells > most_cells) return fail_field(path, "plan.too_large");
        }
        m_cells += size;
        table.cells.resize(size);
        for (std::size_t i = 0; i < size; ++i) name_cell(table, i);
        return table;
    }

    void name_cell(ModelTable& table, std::size_t index) const
    {
        auto& cell = table.cells[index];
        cell.nodes.resize(table.dimensions.size());
        auto rest = index;
        for (auto d = table.dimensions.size(); d-- > 0; rest /= table.dimensions[d]->size()) {
            cell.nodes[d] = rest % table.dimensions[d]->size();
            cell.is_listed = cell.is_listed && table.dimensions[d]->node(cell.nodes[d]).is_listed;
        }
        cell.scope = scope_of(table, cell.nodes);
    }

    Result<std::size_t> cell_of(ModelTable const& table, Key const& key, std::string const& path) const
    {
        if (key.size() != table.dimensions.size()) return fail_field(path + shown(key), "plan.key_length");
        std::vector<std::size_t> nodes;
        for (std::size_t d = 0; d < key.size(); ++d) {
            auto const found = table.dimensions[d]->find(key.items[d]);
            if (!found) return fail_field(path + shown(key), "plan.code_unknown");
            nodes.push_back(*found);
        }
        return table.cell_at(nodes);
    }

    Result<Done> read_table(std::size_t index)
    {
        auto const& given = m_plan.tables.items[index];
        auto const path = item("tables", index);
        for (std::size_t i = 0; i < index; ++i)
            if (m_plan.tables.items[i].name == given.name)
                return fail_field(path + ".name \"" + given.name.value + "\"", "plan.table_twice");
        auto table = empty_table(current(), path, given.name, given.dimensions);
        if (!table) return refuse(table);
        for (std::size_t i = 0; i < given.cells.size(); ++i) {
            auto const& cell = given.cells.items[i];
            auto const place = item(path + ".cells", i);
            auto const at = cell_of(*table, cell.key, place);
            if (!at) return refuse(at);
            if (!table->is_leaf(*at)) return fail_field(place + shown(cell.key), "plan.cell_not_leaf");
            if (table->cells[*at].count) return fail_field(place + shown(cell.key), "plan.cell_twice");
            table->cells[*at].count = cell.count;
        }
        sum_up(*table);
        for (std::size_t i = 0; i < given.cells.size(); ++i) {
            auto const& key = given.cells.items[i].key;
            if (given.cells.items[i].count > 0 && is_nowhere(table->cells[*cell_of(*table, key, "")].scope))
                return fail_field(item(path + ".cells", i) + shown(key), "plan.parts_do_not_meet");
        }
        m_model.m_tables.push_back(std::move(*table));
        return Done{};
    }

    static void sum_up(ModelTable& table)
    {
        std::vector<std::int64_t> sums(table.cells.size(), 0);
        for (std::size_t i = 0; i < table.cells.size(); ++i)
            for (auto const leaf : table.leaves_of(i)) sums[i] += table.cells[leaf].count.value_or(0);
        for (std::size_t i = 0; i < table.cells.size(); ++i) table.cells[i].count = sums[i];
    }

    Result<Done> read_released(std::size_t release, std::size_t index)
    {
        auto const& given = m_previous[release].tables.items[index];
        auto const path = path_of(release) + item("tables", index);
        auto const dimensions = given.dimensions ? given.dimensions : dimensions_by_name(given.name);
        if (!dimensions) return fail_field(path + ".dimensions", "release.no_dimensions");
        auto table = empty_table(release, path, given.name, *dimensions);
        if (!table) return refuse(table);
        for (auto& cell : table->cells) cell.is_listed = false;
        for (std::size_t i = 0; i < given.cells.size(); ++i) {
            auto const& cell = given.cells.items[i];
            auto const place = item(path + ".cells", i);
            auto const at = cell_of(*table, cell.key, place);
            if (!at) return refuse(at);
            if (cell.count.has_value() == cell.suppressed.value_or(false))
                return fail_field(place + shown(cell.key), "release.count_or_suppressed");
            if (table->cells[*at].is_listed) return fail_field(place + shown(cell.key), "plan.cell_twice");
            table->cells[*at].is_listed = true;
            if (cell.count) table->cells[*at].count = cell.count->value;
        }
        m_model.m_tables.push_back(std::move(*table));
        return Done{};
    }

    std::optional<ListOf<CodeText, 6>> dimensions_by_name(std::string const& name) const
    {
        for (auto const& table : m_plan.tables)
            if (table.name.value == name) return table.dimensions;
        return std::nullopt;
    }

    Plan const& m_plan;
    std::vector<Release> const& m_previous;
    Kinship m_kinship;
    Model m_model;
    std::map<Hierarchy const*, std::vector<std::vector<std::size_t>>> m_parts;  // of each node
    // By base and code; nothing while it is being looked for.
    std::map<std::pair<std::string, std::string>, std::optional<std::vector<std::size_t>>> m_known;
    std::map<std::string, std::map<std::string, std::size_t>> m_numbers;  // of the finest parts, by base
    std::map<std::string, std::set<std::size_t>> m_whole;                 // of each base
    std::size_t m_cells = 0;
};

Result<Model> Model::of(Plan const& plan, std::vector<Release> const& previous, Kinship kinship)
{
    return ModelBuilder(plan, previous, kinship).build();
}

}  // namespace samsyn::disclosure

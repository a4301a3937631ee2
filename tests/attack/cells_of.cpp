// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "tests/attack/glpk_attacker.h"

namespace samsyn::attack {
namespace {

using disclosure::Dimension;
using disclosure::Key;
using disclosure::Plan;
using disclosure::Table;

Dimension const& dimension_of(Plan const& plan, std::string const& name)
{
    return *std::find_if(plan.dimensions.begin(), plan.dimensions.end(),
                         [&](auto const& dimension) { return dimension.name.value == name; });
}

std::vector<std::string> children(Dimension const& dimension, std::string const& parent)
{
    std::vector<std::string> found;
    for (auto const& code : dimension.codes)
        if (code.parent && code.parent->value == parent) found.push_back(code.code);
    return found;
}

bool is_published(Dimension const& dimension, std::string const& wanted)
{
    for (auto const& code : dimension.codes)
        if (code.code.value == wanted) return code.published.value_or(true);
    return false;
}

std::vector<Key> all_keys(Plan const& plan, Table const& table)
{
    std::vector<Key> keys(1);
    for (auto const& name : table.dimensions) {
        std::vector<Key> longer;
        for (auto const& key : keys)
            for (auto const& code : dimension_of(plan, name).codes) {
                longer.push_back(key);
                longer.back().items.push_back(code.code);
            }
        keys = longer;
    }
    return keys;
}

// The count of a key, by going down to the leaves.
std::int64_t count_of(Plan const& plan, Table const& table,
                      std::map<std::vector<std::string>, std::int64_t> const& leaves,
                      std::vector<std::string> const& codes)
{
    for (std::size_t d = 0; d < codes.size(); ++d) {
        auto const below = children(dimension_of(plan, table.dimensions.items[d]), codes[d]);
        if (below.empty()) continue;
        std::int64_t sum = 0;
        for (auto const& child : below) {
            auto lower = codes;
            lower[d] = child;
            sum += count_of(plan, table, leaves, lower);
        }
        return sum;
    }
    auto const found = leaves.find(codes);
    return found == leaves.end() ? 0 : found->second;
}

void add_table(Plan const& plan, Table const& table, Cells& cells)
{
    std::map<std::vector<std::string>, std::int64_t> leaves;
    for (auto const& cell : table.cells) {
        std::vector<std::string> codes;
        for (auto const& code : cell.key) codes.push_back(code.value);
        leaves[codes] = cell.count;
    }
    for (auto const& key : all_keys(plan, table)) {
        auto const name = name_of(plan, table.dimensions, key);
        std::vector<std::string> codes;
        bool listed = true;
        for (std::size_t d = 0; d < key.size(); ++d) {
            codes.push_back(key.items[d]);
            listed = listed && is_published(dimension_of(plan, table.dimensions.items[d]), codes.back());
        }
        cells.counts[name] = count_of(plan, table, leaves, codes);
        if (listed) cells.listed.insert(name);
        for (std::size_t d = 0; d < key.size(); ++d) {
            std::vector<std::string> parts;
            for (auto const& child : children(dimension_of(plan, table.dimensions.items[d]), codes[d])) {
                auto lower = key;
                lower.items[d] = child;
                parts.push_back(name_of(plan, table.dimensions, lower));
            }
            if (parts.empty()) continue;
            cells.sums.emplace(name, parts);
            parts.push_back(name);
            cells.lines.push_back(parts);
        }
    }
}

}  // namespace

std::string name_of(Plan const& plan, ListOf<disclosure::CodeText, 6> const& dimensions, Key const& key)
{
    std::vector<std::string> sides;
    for (std::size_t d = 0; d < key.size(); ++d) {
        auto const& dimension = dimension_of(plan, dimensions.items[d]);
        auto const& thing = dimension.same_as ? dimension.same_as->value : dimension.name.value;
        if (key.items[d].value != "T") sides.push_back(thing + "=" + key.items[d].value);
    }
    std::sort(sides.begin(), sides.end());
    std::string name;
    for (auto const& side : sides) name += side + " ";
    return name;
}

Cells cells_of(Plan const& plan)
{
    Cells cells;
    for (auto const& table : plan.tables) add_table(plan, table, cells);
    return cells;
}

}  // namespace samsyn::attack

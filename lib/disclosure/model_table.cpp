// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "lib/disclosure/model.h"

namespace samsyn::disclosure {
namespace {

// Every combination of one of each list, the last fastest.
template <class Each>
void for_each_combination(std::vector<std::vector<std::size_t>> const& choices, Each&& each)
{
    std::vector<std::size_t> at(choices.size(), 0), chosen(choices.size());
    for (auto const& list : choices)
        if (list.empty()) return;
    for (;;) {
        for (std::size_t d = 0; d < choices.size(); ++d) chosen[d] = choices[d][at[d]];
        each(chosen);
        auto d = choices.size();
        while (d > 0 && ++at[d - 1] == choices[d - 1].size()) at[--d] = 0;
        if (d == 0) return;
    }
}

// How many of the finest parts of the bases named a scope covers; a base it does not name is taken whole and
// counts for nothing on either side.
std::size_t volume(Scope const& scope, Scope const& named)
{
    std::size_t product = 1;
    for (auto const& [base, parts] : scope)
        if (named.contains(base)) product *= parts.size();
    return product;
}

bool lies_within(Scope const& leaf, Scope const& scope)
{
    return std::all_of(scope.begin(), scope.end(), [&](auto const& side) {
        auto const found = leaf.find(side.first);
        return found != leaf.end() && std::includes(side.second.begin(), side.second.end(),
                                                    found->second.begin(), found->second.end());
    });
}

}  // namespace

bool is_nowhere(Scope const& scope)
{
    return std::any_of(scope.begin(), scope.end(), [](auto const& side) { return side.second.empty(); });
}

std::vector<std::string> ModelTable::key_of(std::size_t cell) const
{
    std::vector<std::string> key;
    for (std::size_t d = 0; d < dimensions.size(); ++d)
        key.push_back(dimensions[d]->node(cells[cell].nodes[d]).code);
    return key;
}

std::string ModelTable::text_of(std::size_t cell) const
{
    auto text = name + " [";
    for (auto const& code : key_of(cell)) text += (text.ends_with('[') ? "\"" : ", \"") + code + "\"";
    return text + "]";
}

std::size_t ModelTable::cell_at(std::vector<std::size_t> const& nodes) const
{
    std::size_t index = 0;
    for (std::size_t d = 0; d < nodes.size(); ++d) index = index * dimensions[d]->size() + nodes[d];
    return index;
}

bool ModelTable::is_leaf(std::size_t cell) const
{
    for (std::size_t d = 0; d < dimensions.size(); ++d)
        if (!dimensions[d]->is_leaf(cells[cell].nodes[d])) return false;
    return true;
}

std::vector<std::size_t> ModelTable::children_of(std::size_t cell) const
{
    auto nodes = cells[cell].nodes;
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
        if (dimensions[d]->is_leaf(nodes[d])) continue;
        std::vector<std::size_t> children;
        for (auto const child : dimensions[d]->node(cells[cell].nodes[d]).children) {
            nodes[d] = child;
            children.push_back(cell_at(nodes));
        }
        return children;
    }
    return {};
}

std::vector<std::size_t> ModelTable::leaves_of(std::size_t cell) const
{
    std::vector<std::vector<std::size_t>> choices;
    for (std::size_t d = 0; d < dimensions.size(); ++d)
        choices.push_back(dimensions[d]->leaves_under(cells[cell].nodes[d]));
    std::vector<std::size_t> leaves;
    for_each_combination(choices, [&](auto const& nodes) { leaves.push_back(cell_at(nodes)); });
    return leaves;
}

std::optional<std::vector<std::size_t>> ModelTable::leaves_of(Scope const& scope) const
{
    // Only a table that divides the same things can say it, and that has the whole of what it says nothing
    // of.
    std::set<std::string> bases;
    std::vector<std::size_t> roots;
    for (auto const* dimension : dimensions) {
        bases.insert(dimension->base());
        roots.push_back(dimension->root());
    }
    for (auto const& [base, parts] : scope)
        if (!bases.contains(base)) return std::nullopt;
    for (auto const& [base, parts] : cells[cell_at(roots)].scope)
        if (!scope.contains(base)) return std::nullopt;
    std::vector<std::size_t> leaves;
    std::size_t filled = 0;
    // A leaf that covers the whole of another base is one of one there, so only the named ones are
    // multiplied.
    std::map<Scope, std::size_t> seen;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!is_leaf(i) || !lies_within(cells[i].scope, scope)) continue;
        leaves.push_back(i);
        Scope named;
        for (auto const& [base, parts] : cells[i].scope)
            if (scope.contains(base)) named.emplace(base, parts);
        if (seen.emplace(named, i).second) filled += volume(named, scope);
    }
    if (filled != volume(scope, scope)) return std::nullopt;
    return leaves;
}

}  // namespace samsyn::disclosure

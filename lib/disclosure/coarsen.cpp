// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/coarsen.h"

#include <algorithm>

#include "lib/disclosure/model.h"

namespace samsyn::disclosure {
namespace {

constexpr double most_hidden = 0.2;

// How deep a code lies, the tops at 0.
std::size_t depth(Hierarchy const& hierarchy, std::size_t node)
{
    std::size_t steps = 0;
    for (auto at = node; hierarchy.node(at).parent; at = *hierarchy.node(at).parent)
        steps += hierarchy.node(*hierarchy.node(at).parent).code.empty() ? 0 : 1;
    return steps;
}

// Shown, and nothing below it is.
bool is_finest_shown(Hierarchy const& hierarchy, std::size_t node)
{
    auto const& children = hierarchy.node(node).children;
    return hierarchy.node(node).is_listed && std::none_of(children.begin(), children.end(), [&](auto child) {
               return hierarchy.node(child).is_listed;
           });
}

// The share of the finest cells shown that are small, in the table where it is largest.
double share_hidden(Model const& model, std::int64_t k)
{
    double largest = 0;
    for (auto const& table : model.tables()) {
        std::size_t finest = 0, small = 0;
        for (auto const& cell : table.cells) {
            bool is_finest = cell.is_listed;
            for (std::size_t d = 0; d < cell.nodes.size() && is_finest; ++d)
                is_finest = is_finest_shown(*table.dimensions[d], cell.nodes[d]);
            if (!is_finest) continue;
            ++finest;
            small += *cell.count >= 1 && *cell.count < k;
        }
        if (finest > 0) largest = std::max(largest, static_cast<double>(small) / static_cast<double>(finest));
    }
    return largest;
}

// Stops showing the finest codes. False when that would leave less than one level below the top.
Result<bool> climb(Dimension& dimension)
{
    auto const hierarchy = Hierarchy::of(dimension, "dimensions \"" + dimension.name.value + "\"");
    if (!hierarchy) return refuse(hierarchy);
    std::size_t deepest = 0;
    auto& codes = dimension.codes.items;
    for (std::size_t i = 0; i < codes.size(); ++i)
        if (hierarchy->node(i).is_listed) deepest = std::max(deepest, depth(*hierarchy, i));
    if (deepest < 2) return false;
    for (std::size_t i = 0; i < codes.size(); ++i)
        if (depth(*hierarchy, i) == deepest) codes[i].published = false;
    return true;
}

}  // namespace

Result<Coarsened> coarsened(Plan plan, std::int64_t k, std::vector<std::string> const& order)
{
    Coarsened made{std::move(plan), {}};
    std::vector<Dimension*> dimensions;
    for (auto const& name : order) {
        auto& all = made.plan.dimensions.items;
        auto const found =
            std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.name.value == name; });
        if (found == all.end()) return fail_field("\"" + name + "\"", "plan.dimension_unknown");
        dimensions.push_back(&*found);
        made.climbs.push_back({name, 0});
    }
    for (std::size_t next = 0, tired = 0; tired < dimensions.size(); next = (next + 1) % dimensions.size()) {
        auto const model = Model::of(made.plan, {});
        if (!model) return refuse(model);
        if (share_hidden(*model, k) <= most_hidden) break;
        auto const climbed = climb(*dimensions[next]);
        if (!climbed) return refuse(climbed);
        made.climbs[next].levels += *climbed ? 1 : 0;
        tired = *climbed ? 0 : tired + 1;
    }
    std::erase_if(made.climbs, [](auto const& one) { return one.levels == 0; });
    return made;
}

}  // namespace samsyn::disclosure

// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/populations.h"

#include <algorithm>

namespace samsyn::disclosure {
namespace {

struct Population {
    std::map<Scope, std::optional<std::int64_t>> cells;  // with what is known of each
    bool is_current = false;
    std::size_t release = 0;  // the latest
};

enum class Relation { none, same, other };

Relation relation(Population const& population, ModelTable const& table, Kinship kinship)
{
    if (kinship == Kinship::apart && population.release != table.release) return Relation::other;
    bool is_shared = false;
    for (auto const& cell : table.cells) {
        auto const found = population.cells.find(cell.scope);
        if (found == population.cells.end()) continue;
        is_shared = true;
        if (cell.count && found->second && *cell.count != *found->second) return Relation::other;
    }
    return is_shared ? Relation::same : Relation::none;
}

bool hides_something_shared(Population const& population, ModelTable const& table)
{
    return std::any_of(table.cells.begin(), table.cells.end(), [&](ModelCell const& cell) {
        auto const known = population.cells.find(cell.scope);
        return known != population.cells.end() && !(known->second && cell.count);
    });
}

void join(Population& population, ModelTable const& table)
{
    population.is_current = population.is_current || table.is_current;
    population.release = std::max(population.release, table.release);
    for (auto const& cell : table.cells) {
        auto& known = population.cells[cell.scope];
        if (!known) known = cell.count;
    }
}

std::optional<Succession> succession(std::vector<Population> const& all, std::size_t one, std::size_t other)
{
    // Two tables of one release with other counts are about two things, not two states of one.
    if (all[one].release == all[other].release) return std::nullopt;
    Succession found{one, other, true};
    if (all[one].release > all[other].release) std::swap(found.before, found.after);
    bool is_shared = false;
    for (auto const& [scope, after] : all[found.after].cells) {
        auto const before = all[found.before].cells.find(scope);
        if (before == all[found.before].cells.end()) continue;
        is_shared = true;
        if (after && before->second && *after < *before->second) found.only_grows = false;
    }
    return is_shared ? std::optional(found) : std::nullopt;
}

}  // namespace

Populations find_populations(std::vector<ModelTable>& tables, Kinship kinship)
{
    std::vector<Population> all;
    Populations found;
    for (auto& table : tables) {
        auto const same = std::find_if(all.begin(), all.end(), [&](Population const& population) {
            return relation(population, table, kinship) == Relation::same;
        });
        table.population = static_cast<std::size_t>(same - all.begin());
        if (same == all.end())
            all.emplace_back();
        else if (same->release != table.release && hides_something_shared(*same, table))
            found.is_doubtful = true;
        join(all[table.population], table);
    }
    found.count = all.size();
    for (std::size_t one = 0; one < all.size(); ++one)
        for (std::size_t other = one + 1; other < all.size(); ++other)
            if (auto const between = succession(all, one, other)) found.successions.push_back(*between);
    return found;
}

}  // namespace samsyn::disclosure

// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/populations.h"

#include <algorithm>
#include <set>

namespace samsyn::disclosure {
namespace {

struct Population {
    std::map<Scope, std::optional<std::int64_t>> cells;  // with what is known of each
    std::set<std::size_t> releases;
};

enum class Relation { none, same, look_alike, other };

bool covers(Scope const& all, Scope const& some)
{
    return std::all_of(all.begin(), all.end(), [&](auto const& side) {
        auto const found = some.find(side.first);
        return found != some.end() && std::includes(side.second.begin(), side.second.end(),
                                                    found->second.begin(), found->second.end());
    });
}

// What one hides is the same in both if a sum over it stands in both and has not grown.
Relation relation(Population const& population, ModelTable const& table)
{
    std::vector<Scope const*> equal, hidden;
    for (auto const& cell : table.cells) {
        auto const found = population.cells.find(cell.scope);
        if (found == population.cells.end()) continue;
        if (!cell.count || !found->second)
            hidden.push_back(&cell.scope);
        else if (*cell.count == *found->second)
            equal.push_back(&cell.scope);
        else
            return Relation::other;
    }
    if (equal.empty() && hidden.empty()) return Relation::none;
    if (population.releases.contains(table.release)) return Relation::same;
    auto const is_settled = [&](Scope const* scope) {
        return std::any_of(equal.begin(), equal.end(), [&](auto const* sum) { return covers(*sum, *scope); });
    };
    return std::all_of(hidden.begin(), hidden.end(), is_settled) ? Relation::same : Relation::look_alike;
}

void join(Population& population, ModelTable const& table)
{
    population.releases.insert(table.release);
    for (auto const& cell : table.cells) {
        auto& known = population.cells[cell.scope];
        if (!known) known = cell.count;
    }
}

std::optional<Succession> succession(std::vector<Population> const& all, std::size_t one, std::size_t other)
{
    // Two tables of one release with other counts are about two things, not two states of one.
    auto const latest = *all[one].releases.rbegin(), others = *all[other].releases.rbegin();
    if (latest == others) return std::nullopt;
    Succession found{one, other, true};
    if (latest > others) std::swap(found.before, found.after);
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
            auto const found_relation = relation(population, table);
            if (found_relation == Relation::look_alike) found.is_doubtful = true;
            return found_relation == Relation::same ||
                   (found_relation == Relation::look_alike && kinship == Kinship::joined);
        });
        table.population = static_cast<std::size_t>(same - all.begin());
        if (same == all.end()) all.emplace_back();
        join(all[table.population], table);
    }
    found.count = all.size();
    for (std::size_t one = 0; one < all.size(); ++one)
        for (std::size_t other = one + 1; other < all.size(); ++other)
            if (auto const between = succession(all, one, other)) found.successions.push_back(*between);
    return found;
}

}  // namespace samsyn::disclosure

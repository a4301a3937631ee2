// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/domain/difference.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "lib/geo/measure.h"

namespace samsyn::editions {
namespace {

bool has_new_level(CategoryChange const& change) { return change.level_before != change.level_now; }

// How far up a change is told: new levels, the worst now first.
auto rank(CategoryChange const& change)
{
    auto const level = static_cast<int>(change.level_now.value_or(Level::none));
    auto const step = std::abs(change.count_now.value_or(0) - change.count_before.value_or(0));
    return std::tuple(has_new_level(change) ? 0 : 1, -level, -step);
}

std::vector<SpotSeen> only_in(std::span<SpotSeen const> one, std::span<SpotSeen const> other)
{
    std::vector<SpotSeen> rest;
    for (auto const& spot : one)
        if (std::none_of(other.begin(), other.end(),
                         [&](SpotSeen const& another) { return another.place == spot.place; }))
            rest.push_back(spot);
    return rest;
}

bool lead_alike(SpotSeen const& one, SpotSeen const& other)
{
    return !one.categories.empty() && !other.categories.empty() &&
           one.categories.front() == other.categories.front();
}

struct Move {
    double metres = 0;
    std::size_t from = 0;
    std::size_t to = 0;
};

// The nearest pairs first, each place once.
std::vector<Move> moves_of(std::vector<SpotSeen> const& gone, std::vector<SpotSeen> const& appeared)
{
    std::vector<Move> possible;
    for (std::size_t from = 0; from < gone.size(); ++from)
        for (std::size_t to = 0; to < appeared.size(); ++to) {
            auto const metres = geo::distance_m(gone[from].at, appeared[to].at);
            if (lead_alike(gone[from], appeared[to]) && metres <= moved_at_most_m)
                possible.push_back({metres, from, to});
        }
    std::stable_sort(possible.begin(), possible.end(),
                     [](Move const& a, Move const& b) { return a.metres < b.metres; });
    std::vector<Move> moves;
    for (auto const& move : possible)
        if (std::none_of(moves.begin(), moves.end(),
                         [&](Move const& taken) { return taken.from == move.from || taken.to == move.to; }))
            moves.push_back(move);
    return moves;
}

}  // namespace

std::vector<CategoryChange> changes_of(std::span<LevelSeen const> before, std::span<LevelSeen const> now)
{
    std::map<std::string, CategoryChange> all;
    for (auto const& seen : before) {
        all[seen.category].level_before = seen.level;
        all[seen.category].count_before = seen.count;
    }
    for (auto const& seen : now) {
        all[seen.category].level_now = seen.level;
        all[seen.category].count_now = seen.count;
    }
    std::vector<CategoryChange> changes;
    for (auto& [category, change] : all) {
        if (!has_new_level(change) && change.count_before == change.count_now) continue;
        change.category = category;
        changes.push_back(std::move(change));
    }
    std::stable_sort(changes.begin(), changes.end(),
                     [](auto const& a, auto const& b) { return rank(a) < rank(b); });
    return changes;
}

std::vector<SpotChange> changes_of(std::span<SpotSeen const> before, std::span<SpotSeen const> now)
{
    auto const gone = only_in(before, now);
    auto const appeared = only_in(now, before);
    auto const moves = moves_of(gone, appeared);
    auto const is_move = [&](std::size_t index, std::size_t Move::*side) {
        return std::any_of(moves.begin(), moves.end(), [&](Move const& move) { return move.*side == index; });
    };
    std::vector<SpotChange> changes;
    for (std::size_t i = 0; i < appeared.size(); ++i)
        if (!is_move(i, &Move::to))
            changes.push_back({SpotStep::appeared, appeared[i].name, "", 0, appeared[i].count, 0});
    for (auto const& move : moves)
        changes.push_back({SpotStep::moved, appeared[move.to].name, gone[move.from].name,
                           gone[move.from].count, appeared[move.to].count,
                           std::lround(move.metres / 10) * 10});
    for (std::size_t i = 0; i < gone.size(); ++i)
        if (!is_move(i, &Move::from))
            changes.push_back({SpotStep::gone, gone[i].name, "", gone[i].count, 0, 0});
    return changes;
}

}  // namespace samsyn::editions

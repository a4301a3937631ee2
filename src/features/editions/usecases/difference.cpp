// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/usecases/difference.h"

#include <algorithm>

namespace samsyn::editions {
namespace {

// Levels as they were decided.
std::vector<LevelSeen> levels_of(EditionContent const& content)
{
    std::vector<LevelSeen> levels;
    for (auto const& cell : content.picture.cells) {
        auto const level = std::find_if(content.levels.begin(), content.levels.end(),
                                        [&](auto const& one) { return one.category == cell.category; });
        levels.push_back(
            {cell.category, level == content.levels.end() ? cell.level : level->decided, cell.count});
    }
    return levels;
}

std::vector<SpotSeen> spots_of(EditionContent const& content)
{
    std::vector<SpotSeen> spots;
    for (auto const& spot : content.picture.spots)
        spots.push_back({spot.place, spot.name, spot.categories, {spot.lon, spot.lat}, spot.count});
    return spots;
}

}  // namespace

PictureDifference difference_between(FrozenEdition const& before, std::string const& hash_before,
                                     EditionContent const& now)
{
    PictureDifference difference;
    difference.number = before.number;
    difference.hash = hash_before;
    difference.first = before.content.picture.period.first;
    difference.last = before.content.picture.period.last;
    difference.categories = changes_of(levels_of(before.content), levels_of(now));
    difference.spots = changes_of(spots_of(before.content), spots_of(now));
    return difference;
}

}  // namespace samsyn::editions

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/geo/point.h"
#include "src/features/situation/domain/level.h"

// What is new, gone and moved between two pictures of an area.
namespace samsyn::editions {

using situation::Level;

struct LevelSeen {
    std::string category;
    Level level = Level::none;
    std::int64_t count = 0;
};

struct SpotSeen {
    std::string place;  // the same in both pictures when it is the same place
    std::string name;
    std::vector<std::string> categories;  // the most first
    geo::Point<geo::Wgs84> at;
    std::int64_t count = 0;
};

// A category whose level or count is not what it was; none where it was not asked about.
struct CategoryChange {
    std::string category;
    std::optional<Level> level_before;
    std::optional<Level> level_now;
    std::optional<std::int64_t> count_before;
    std::optional<std::int64_t> count_now;
};
BOOST_DESCRIBE_STRUCT(CategoryChange, (), (category, level_before, level_now, count_before, count_now))

enum class SpotStep { appeared, gone, moved };
BOOST_DESCRIBE_ENUM(SpotStep, appeared, gone, moved)

// A place to prioritise that was not one before, is one no longer, or whose trouble turns up close by
// instead.
struct SpotChange {
    SpotStep step = SpotStep::appeared;
    std::string name;
    std::string name_before;  // of a move
    std::int64_t count_before = 0;
    std::int64_t count_now = 0;
    std::int64_t metres = 0;  // of a move, rounded to ten
};
BOOST_DESCRIBE_STRUCT(SpotChange, (), (step, name, name_before, count_before, count_now, metres))

// A place that is gone and one that appeared are one that moved when the same category leads in both and they
// lie no further apart. Displacement seldom goes further than the next block or two.
inline constexpr double moved_at_most_m = 500;

// Levels that changed first, the worst first; then counts.
std::vector<CategoryChange> changes_of(std::span<LevelSeen const> before, std::span<LevelSeen const> now);
// Those that appeared first, then moved, then gone. Each place is in at most one of them.
std::vector<SpotChange> changes_of(std::span<SpotSeen const> before, std::span<SpotSeen const> now);

}  // namespace samsyn::editions

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/usecases/round_levels.h"

#include <algorithm>
#include <set>

#include "lib/base/swedish_calendar.h"
#include "src/features/situation/usecases/cells_part.h"
#include "src/features/situation/usecases/frame.h"
#include "src/features/situation/usecases/map_part.h"

namespace samsyn::situation {
namespace {

std::optional<Frame> frame_of(work::Reading& reading, Id<Area> area, std::int64_t round)
{
    PictureStore store(reading.transaction, reading.actor.tenant);
    auto areas = store.areas(swedish_time(reading.now).day);
    std::erase_if(areas, [&](auto const& one) { return one.id != area; });
    if (areas.empty()) return std::nullopt;
    areas.front().has_points = false;  // nobody looks at a map
    FrameWish wish;
    wish.round = round;
    auto frame = make_frame(wish, std::move(areas), reading);
    if (!frame || frame->areas.empty()) return std::nullopt;
    return std::move(*frame);
}

}  // namespace

std::optional<RoundLevels> RoundLevels::of(work::Reading& reading, Id<Area> area, std::int64_t round)
{
    auto const frame = frame_of(reading, area, round);
    if (!frame) return std::nullopt;
    CountingRules const rules{grid_for(*frame), {}};
    Picture picture;
    auto columns = add_cells(picture, *frame, {counts_of(frame->areas.front(), rules, reading, nullptr)},
                             reading, nullptr);
    return RoundLevels(std::move(columns), std::move(picture));
}

std::vector<CategoryLevel> RoundLevels::of_categories(std::vector<std::string> const& categories) const
{
    std::set<std::string> wanted;
    for (auto const& category : categories)
        if (auto const column = m_columns.of(category)) wanted.insert(m_columns.all()[*column].code);
    std::vector<CategoryLevel> levels;
    for (auto const& cell : m_picture.cells) {
        if (!wanted.contains(cell.category)) continue;
        auto const column = std::find_if(m_picture.categories.begin(), m_picture.categories.end(),
                                         [&](PictureColumn const& one) { return one.code == cell.category; });
        levels.push_back({column->name, cell.level, cell.trend});
    }
    return levels;
}

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <vector>

#include "src/features/situation/store/picture_store.h"
#include "src/work/work.h"

namespace samsyn::situation {

// An area of a picture with the periods of three years, oldest first; the last is the one shown. They are its
// rounds, where it has any, else fortnights or what was asked for.
struct AreaFrame {
    PictureStore::AreaRow area;
    std::optional<PictureStore::RoundRow> round;
    bool has_rounds = false;
    std::vector<DaySpan> periods;

    DaySpan days() const { return {periods.front().first, periods.back().last}; }
};

struct Frame {
    DaySpan period;
    std::int64_t number = 0;
    std::optional<Day> previous;
    std::optional<Day> next;
    std::vector<AreaFrame> areas;
    bool is_by_rounds = true;  // where an area has any; not of days that were asked for
};

// What a reader asks to see: a day in the period, a round of an area, or days; of nothing, the newest period
// with anything in it.
struct FrameWish {
    std::optional<Day> day;
    std::optional<std::int64_t> round;
    std::optional<DaySpan> days;
};

// Which areas, and which periods of each. Refuses "round.unknown" for a round that the first area has not.
Result<Frame> make_frame(FrameWish const& wish, std::vector<PictureStore::AreaRow> areas,
                         work::Reading& reading);

// The frame with the same period of one other area; nothing where nothing is counted in it.
std::optional<Frame> same_period(Frame const& frame, PictureStore::AreaRow area, work::Reading& reading);

}  // namespace samsyn::situation

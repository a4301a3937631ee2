// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/situation/usecases/frame.h"
#include "src/features/situation/usecases/picture.h"
#include "src/work/work.h"

namespace samsyn::situation {

class PictureMemory;

// The lägesbild of the areas where the actor's organisation has a function, or of those named. Without a
// period it is the newest one with anything in it.
struct ShowPicture {
    static constexpr std::string_view name = "situation.show";
    static constexpr auto needs = access::Permission::read_picture;
    using Output = Picture;

    std::optional<Text<2000>> areas;             // codes, comma between
    std::optional<Day> period;                   // a day in it
    std::optional<Between<1, 1'000'000>> round;  // a round of the first area, by number
    std::optional<Day> from;                     // both or none: these days instead of rounds,
    std::optional<Day> to;                       // at most 400
    PictureMemory* memory = nullptr;             // lent by the running program
};
BOOST_DESCRIBE_STRUCT(ShowPicture, (), (areas, period, round, from, to))

// Refuses "area.unknown" (not found) when an area is named that is not there for the actor.
Result<access::Scope> scope_of(ShowPicture const& query, work::Reading& reading);
// Refuses "period.half", "period.order", "period.too_long", "round.unknown".
Result<Frame> frame_of(ShowPicture const& query, work::Reading& reading);
Result<Picture> handle(ShowPicture const& query, work::Reading& reading);

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/rhythm_of_area.h"
#include "src/work/work.h"

namespace samsyn::rounds {

// Agrees on the rhythm of an area's rounds. A new rhythm must start the day after a round of the old one
// ends, so that the days observed neither overlap nor leave a gap.
struct SetRhythm {
    static constexpr std::string_view name = "rounds.set_rhythm";
    static constexpr auto needs = access::Permission::manage_rounds;
    using Output = Done;

    Id<Area> area;
    Day starts_on;
    Between<7, 28> length_days = 14;
    Between<0, 14> deadline_days = 2;
    Between<0, 1439> deadline_minute = 720;
    Text<40> checklist;
    bool needs_review = false;
};
BOOST_DESCRIBE_STRUCT(SetRhythm, (),
                      (area, starts_on, length_days, deadline_days, deadline_minute, checklist, needs_review))

Result<access::Scope> scope_of(SetRhythm const& command, work::Work& work);
Result<Done> handle(SetRhythm const& command, work::Work& work);

}  // namespace samsyn::rounds

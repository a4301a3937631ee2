// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>

#include "src/features/rounds/domain/rhythm_of_area.h"
#include "src/features/rounds/store/round_store.h"

namespace samsyn::rounds {

// The round that opens next in an area: the one after the latest, or the one that today lies in when there is
// none.
struct NextRound {
    RhythmOfArea rhythm;
    std::int32_t number = 1;
    DaySpan days;

    bool has_begun(Day today) const { return days.first <= today; }
};

// None when the area has no rhythm.
std::optional<NextRound> next_round(RoundStore& rounds, Id<Area> area, Day today);

}  // namespace samsyn::rounds

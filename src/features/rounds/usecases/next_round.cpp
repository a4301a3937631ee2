// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/next_round.h"

#include <algorithm>

namespace samsyn::rounds {

std::optional<NextRound> next_round(RoundStore& rounds, Id<Area> area, Day today)
{
    auto const latest = rounds.latest(area);
    auto const rhythm = rounds.rhythm(area, latest ? latest->days.last.plus(1) : today);
    if (!rhythm) return std::nullopt;
    Day const inside = latest ? latest->days.last.plus(1) : std::max(today, rhythm->rhythm.start());
    auto const number = rhythm->number_on(inside);
    return NextRound{*rhythm, number, rhythm->days_of(number)};
}

}  // namespace samsyn::rounds

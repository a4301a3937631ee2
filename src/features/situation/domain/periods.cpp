// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/periods.h"

namespace samsyn::situation {

DaySpan fortnight_of(Day day)
{
    auto const anchor = Day::of(2025, 12, 29);
    auto const since = day.number - anchor.number;
    auto const into = ((since % 14) + 14) % 14;
    return {day.plus(-into), day.plus(13 - into)};
}

std::vector<DaySpan> periods_up_to(DaySpan last, int count)
{
    std::vector<DaySpan> periods;
    for (int back = count - 1; back >= 0; --back) {
        auto const shift = -back * last.length();
        periods.push_back({last.first.plus(shift), last.last.plus(shift)});
    }
    return periods;
}

}  // namespace samsyn::situation

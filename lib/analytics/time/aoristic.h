// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "lib/analytics/core/refusal.h"

namespace samsyn::analytics {

// When something happened, at the latest and at the earliest: minutes from the beginning of some Monday,
// local time. `until` not before `from`; the same: known to the minute.
struct Span {
    std::int64_t from;
    std::int64_t until;
};

struct HoursOfWeek {
    std::array<double, 168> weights{};  // Monday 0–1 first; their sum is the number of events
    double uncertain_share = 0;         // of the events, not known to the hour

    std::array<double, 24> hours() const;
    std::array<double, 7> weekdays() const;
};

// Each event weighs 1, spread evenly over the minutes in which it may have happened; a week or more says
// nothing and is spread over the week. Exact to the minute, in one pass. J. H. Ratcliffe, "Aoristic analysis:
// the spatial interpretation of unspecific temporal events", International Journal of Geographical
// Information Science 14 (2000), https://doi.org/10.1080/136588100424963. Refuses: too_few (no event),
// bad_parameter (an end before its beginning, or more than 10 million years from the Monday).
Outcome<HoursOfWeek> aoristic(std::span<Span const> events);

}  // namespace samsyn::analytics

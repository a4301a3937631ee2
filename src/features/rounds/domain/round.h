// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <optional>

#include "lib/base/day_span.h"
#include "lib/base/id.h"
#include "lib/base/result.h"
#include "src/access/subjects.h"

namespace samsyn::rounds {

struct Checklist;

enum class RoundState { open, closed };
BOOST_DESCRIBE_ENUM(RoundState, open, closed)

// A round that nobody closed by hand closes by itself this long after its deadline.
inline constexpr std::int64_t closes_by_itself_after_seconds = 3 * 86'400;

// One period in which the operations of an area answer the checklist. Days are whole and both included; the
// deadline may come later than the last day, and moving it never moves the days observed.
struct Round {
    Id<Round> id;
    Id<Area> area;
    std::int32_t number = 0;
    DaySpan days;
    UtcTime deadline;
    Id<Checklist> checklist;
    bool needs_review = false;
    UtcTime opened_at;
    std::optional<UtcTime> closed_at;
    std::int64_t version = 1;

    RoundState state() const { return closed_at ? RoundState::closed : RoundState::open; }
    bool is_late(UtcTime at) const { return at > deadline; }
    // Its days have passed: what happened in them can be told in full, so it may close.
    bool is_over(Day today) const { return today > days.last; }
    // When it closes by itself, if nobody has closed it by hand before.
    UtcTime locks_at() const { return deadline.plus_seconds(closes_by_itself_after_seconds); }

    // Refuses "round.closed" when it already is.
    Result<Done> close(UtcTime at);
};

}  // namespace samsyn::rounds

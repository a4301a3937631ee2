// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>

#include "lib/base/day_span.h"

namespace samsyn::situation {

// How much was seen of something, by how it came in. What operations report depends on how many of them
// answer; imports and acute events do not.
struct Tally {
    std::int64_t reported = 0;
    std::int64_t other = 0;
    std::int64_t serious = 0;  // how often somebody has judged it so
    std::int64_t acute = 0;    // number of acute events; what they tell of is in `other`

    std::int64_t count() const { return reported + other; }
    Tally& operator+=(Tally const& more)
    {
        reported += more.reported;
        other += more.other;
        serious += more.serious;
        acute += more.acute;
        return *this;
    }
    friend bool operator==(Tally const&, Tally const&) = default;
};

// How many operations were to answer and how many answers count. Nobody expected: coverage does not apply,
// as for imports.
struct Exposure {
    std::int64_t expected = 0;
    std::int64_t answered = 0;

    bool applies() const { return expected > 0; }
    // At least half. Below that a low count says nothing: silence is not calm.
    bool is_enough() const { return !applies() || answered * 2 >= expected; }
    Exposure& operator+=(Exposure const& more)
    {
        expected += more.expected;
        answered += more.answered;
        return *this;
    }
    friend bool operator==(Exposure const&, Exposure const&) = default;
};

// One period of one series.
struct Counted {
    DaySpan days;
    Tally tally;
    Exposure exposure;
    friend bool operator==(Counted const&, Counted const&) = default;
};

// What the earlier period would have counted with as many answers as there are now; nothing when too few
// answered then or do now, or only one of the two was asked about.
std::optional<double> as_if_now(Counted const& then, Exposure const& now);

}  // namespace samsyn::situation

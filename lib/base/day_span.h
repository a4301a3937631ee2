// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <compare>
#include <cstdint>

#include "lib/base/time.h"

namespace samsyn {

// Whole days from the first to the last, both included, as people say it: "from Monday to Sunday".
struct DaySpan {
    Day first;
    Day last;

    std::int32_t length() const { return last.number - first.number + 1; }
    bool contains(Day day) const { return first <= day && day <= last; }
    bool overlaps(DaySpan const& other) const { return first <= other.last && other.first <= last; }
    friend auto operator<=>(DaySpan const&, DaySpan const&) = default;
};

}  // namespace samsyn

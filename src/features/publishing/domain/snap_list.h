// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/base/time.h"
#include "src/access/subjects.h"

namespace samsyn::publishing {

// A place that events are moved to before they are published. Whole metres in SWEREF 99 TM. `addresses`: how
// many are nearer to it than to any other of its area; none, or at least eight.
struct NamedPoint {
    std::int64_t x = 0, y = 0;
    std::string name;
    std::int64_t addresses = 0;
};

// The municipality's list. The addresses themselves are not kept. `grounds`: the boundaries it was made
// within.
struct SnapList {
    std::vector<NamedPoint> points;  // from west to east
    std::int64_t outside = 0;        // addresses in no area
    std::int64_t fewest = 8;
    std::string grounds;
    Id<User> given_by;
    UtcTime given_at;
};

// More would be too many for the gate, and of each there would be too few events to be shown.
inline constexpr std::size_t most_snap_points = 400;

}  // namespace samsyn::publishing

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <random>

#include "lib/disclosure/plan.h"

namespace samsyn::attack {

enum class Kind { two_way, hierarchical, three_way, growing, linked, slivers, parts_dropped, lender_dropped };
BOOST_DESCRIBE_ENUM(Kind, two_way, hierarchical, three_way, growing, linked, slivers, parts_dropped,
                    lender_dropped)
constexpr int kinds = 8;

// Plans to be released one after the other; the root of every dimension is called T.
struct Story {
    Kind kind;
    std::vector<disclosure::Plan> plans;
};

// Counts of incidents as they are: most cells small, some large (gamma-Poisson). The same seed gives the same
// story.
Story random_story(std::uint64_t seed);

}  // namespace samsyn::attack

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/result.h"
#include "lib/disclosure/plan.h"

namespace samsyn::disclosure {

// One step up in a dimension: from 14 days to months, from neighbourhoods to districts.
struct Climb {
    std::string dimension;
    std::size_t levels = 0;
};

struct Coarsened {
    Plan plan;
    std::vector<Climb> climbs;
};

// As long as more than a fifth of the finest cells that some table shows would be hidden for being small,
// stops showing the finest codes of the next dimension in the order given, round and round, while it has two
// levels below its top. What is no longer shown is still counted: earlier releases may have shown it. Refuses
// a dimension that the plan has not, and what Model::of refuses.
Result<Coarsened> coarsened(Plan plan, std::int64_t k, std::vector<std::string> const& order);

}  // namespace samsyn::disclosure

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/space/dbscan.h"

namespace samsyn::analytics {

inline constexpr std::uint32_t kNone = UINT32_MAX;

// Clusters numbered by their first member. cluster: a number below the count for each point, or kNone.
Clustering numbered_by_first_member(std::span<std::uint32_t const> cluster, std::uint32_t cores);

}  // namespace samsyn::analytics

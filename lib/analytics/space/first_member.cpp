// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/first_member.h"

namespace samsyn::analytics {

Clustering numbered_by_first_member(std::span<std::uint32_t const> cluster, std::uint32_t cores)
{
    Clustering clustering{0, cores, {}};
    clustering.labels.reserve(cluster.size());
    std::vector<std::int32_t> label(cluster.size(), kNoise);
    for (auto each : cluster) {
        if (each != kNone && label[each] == kNoise)
            label[each] = static_cast<std::int32_t>(clustering.clusters++);
        clustering.labels.push_back(each == kNone ? kNoise : label[each]);
    }
    return clustering;
}

}  // namespace samsyn::analytics

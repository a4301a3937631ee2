// SPDX-License-Identifier: EUPL-1.2
#include "src/features/feedback/domain/letter.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace samsyn::feedback {

access::Label label_of_picture(Id<Tenant> tenant, Id<Area> area)
{
    access::Label label;
    label.tenant = tenant;
    label.area = area;
    label.audience = access::Audience::core;
    label.state = access::State::shared;
    label.depth = access::Depth::compiled;
    return label;
}

void put_in_order(std::vector<SeenOfCategory>& seen)
{
    std::sort(seen.begin(), seen.end(), [](SeenOfCategory const& one, SeenOfCategory const& other) {
        return std::tie(other.count, one.name_sv, one.category) <
               std::tie(one.count, other.name_sv, other.category);
    });
}

std::int64_t sum_of(std::vector<SeenOfCategory> const& seen)
{
    return std::accumulate(seen.begin(), seen.end(), std::int64_t{0},
                           [](std::int64_t sum, SeenOfCategory const& one) { return sum + one.count; });
}

}  // namespace samsyn::feedback

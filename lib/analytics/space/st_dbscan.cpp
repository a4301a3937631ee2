// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "lib/analytics/space/dbscan.h"
#include "lib/analytics/space/first_member.h"
#include "lib/analytics/space/joined.h"
#include "lib/analytics/space/near_grid.h"

namespace samsyn::analytics {
namespace {

// visit(one, other) for each pair of numbers near in space and time.
template <class Visit>
void each_near_pair(NearGrid const& grid, std::span<double const> days, double eps, double eps_time,
                    Visit const& visit)
{
    auto const sorted = grid.sorted();
    auto const numbers = grid.numbers();
    for (std::uint32_t a = 0; a < sorted.size(); ++a)
        for (auto [from, to] : grid.after(a))
            for (auto b = from; b < to; ++b) {
                double const x = sorted[a].x - sorted[b].x, y = sorted[a].y - sorted[b].y;
                if (x * x + y * y <= eps * eps && std::abs(days[numbers[a]] - days[numbers[b]]) <= eps_time)
                    visit(numbers[a], numbers[b]);
            }
}

}  // namespace

Outcome<Clustering> st_dbscan(std::span<Point const> places, std::span<double const> days, double eps,
                              double eps_time, std::uint32_t min_points)
{
    if (places.size() != days.size()) return refuse(Refusal::unequal);
    if (places.empty()) return refuse(Refusal::too_few);
    if (!(eps * eps > 0) || std::isinf(eps * eps) || !(eps_time >= 0) || std::isinf(eps_time) ||
        min_points == 0)
        return refuse(Refusal::bad_parameter);
    if (!all_finite(places) || !all_finite(days)) return refuse(Refusal::not_finite);

    NearGrid const grid(places, eps);
    auto const each_pair = [&](auto const& visit) { each_near_pair(grid, days, eps, eps_time, visit); };
    std::vector<std::uint32_t> near(places.size(), 1), cluster(places.size(), kNone);
    each_pair([&](auto one, auto other) { ++near[one], ++near[other]; });
    auto const is_core = [&](auto number) { return near[number] >= min_points; };
    Joined joined(places.size());
    each_pair([&](auto one, auto other) {
        if (is_core(one) && is_core(other)) joined.join(one, other);
    });
    std::uint32_t cores = 0;
    for (std::uint32_t number = 0; number < places.size(); ++number)
        if (is_core(number)) cluster[number] = joined.set_of(number), ++cores;
    // Sets are named by their smallest number: their first core.
    each_pair([&](auto one, auto other) {
        if (is_core(one) && !is_core(other)) cluster[other] = std::min(cluster[other], cluster[one]);
        if (is_core(other) && !is_core(one)) cluster[one] = std::min(cluster[one], cluster[other]);
    });
    return numbered_by_first_member(cluster, cores);
}

}  // namespace samsyn::analytics

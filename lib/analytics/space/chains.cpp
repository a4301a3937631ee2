// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/chains.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "lib/analytics/space/close_pairs.h"
#include "lib/analytics/space/joined.h"
#include "lib/analytics/space/near_grid.h"

namespace samsyn::analytics {

Outcome<std::vector<Chain>> near_repeat_chains(std::span<Point const> places, std::span<double const> days,
                                               double space, double time)
{
    if (places.size() != days.size()) return refuse(Refusal::unequal);
    if (places.empty()) return refuse(Refusal::too_few);
    if (!(space >= 0) || !(time >= 0) || std::isinf(space) || std::isinf(time))
        return refuse(Refusal::bad_parameter);
    if (!all_finite(places) || !all_finite(days)) return refuse(Refusal::not_finite);

    NearGrid const grid(places, space);
    auto const sorted = grid.sorted();
    auto const numbers = grid.numbers();
    Joined joined(places.size());
    for (std::uint32_t a = 0; a < sorted.size(); ++a)
        for (auto [from, to] : grid.after(a))
            for (auto b = from; b < to; ++b)
                if (std::abs(days[numbers[a]] - days[numbers[b]]) <= time &&
                    distance(sorted[a], sorted[b], Metric::euclidean) <= space)
                    joined.join(numbers[a], numbers[b]);

    std::vector<std::uint32_t> by_time(places.size()), chain_of(places.size(), UINT32_MAX);
    std::iota(by_time.begin(), by_time.end(), std::uint32_t{0});
    std::ranges::sort(by_time, {}, [&](auto number) { return std::pair(days[number], number); });
    std::vector<Chain> chains;
    for (auto number : by_time) {
        auto& chain = chain_of[joined.set_of(number)];
        if (chain == UINT32_MAX) {
            chain = static_cast<std::uint32_t>(chains.size());
            chains.push_back({});
        }
        chains[chain].members.push_back(number);
    }
    std::erase_if(chains, [](Chain const& chain) { return chain.members.size() < 2; });
    for (auto& chain : chains) chain.span = days[chain.members.back()] - days[chain.members.front()];
    return chains;
}

}  // namespace samsyn::analytics

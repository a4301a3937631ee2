// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/close_pairs.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "lib/analytics/space/near_grid.h"

namespace samsyn::analytics {

constexpr std::size_t kMostPairs = 250'000'000;

double distance(Point a, Point b, Metric metric)
{
    double const x = a.x - b.x, y = a.y - b.y;
    return metric == Metric::euclidean ? std::sqrt(x * x + y * y) : std::abs(x) + std::abs(y);
}

double last_inside(double end, Closed closed)
{
    if (closed == Closed::right || !std::isfinite(end)) return end;
    return std::nextafter(end, -std::numeric_limits<double>::infinity());
}

Outcome<ClosePairs> close_pairs(std::span<Point const> places, std::span<double const> ends, Closed closed,
                                Metric metric)
{
    ClosePairs pairs;
    pairs.bands.resize(ends.size());
    std::vector<double> last;
    for (double end : ends) last.push_back(last_inside(end, closed));
    NearGrid const grid(places, ends.empty() ? 0 : ends.back());
    pairs.numbers.assign(grid.numbers().begin(), grid.numbers().end());
    auto const sorted = grid.sorted();
    std::size_t found = 0;
    for (std::uint32_t a = 0; a < sorted.size() && !ends.empty(); ++a) {
        for (auto& band : pairs.bands) band.first.push_back(static_cast<std::uint32_t>(band.others.size()));
        for (auto [from, to] : grid.after(a))
            for (auto b = from; b < to; ++b) {
                double const apart = distance(sorted[a], sorted[b], metric);
                if (!(apart <= last.back())) continue;
                std::size_t band = 0;
                while (apart > last[band]) ++band;
                pairs.bands[band].others.push_back(b);
                if (++found > kMostPairs) return refuse(Refusal::too_large);
            }
    }
    for (auto& band : pairs.bands) band.first.push_back(static_cast<std::uint32_t>(band.others.size()));
    return pairs;
}

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "lib/analytics/space/close_pairs.h"
#include "lib/analytics/space/near_grid.h"

namespace samsyn::analytics {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

Weights weights_of(Lists& lists)
{
    Weights weights;
    for (auto& list : lists) {
        std::ranges::sort(list);
        list.erase(std::unique(list.begin(), list.end()), list.end());
        weights.neighbours.insert(weights.neighbours.end(), list.begin(), list.end());
        weights.first.push_back(static_cast<std::uint32_t>(weights.neighbours.size()));
    }
    return weights;
}

// A corner, or a side from its smaller to its greater corner, in steps of the snap.
using Key = std::array<double, 4>;

std::vector<Key> keys_of(Rings const& area, Contiguity contiguity, double snap)
{
    std::vector<Key> keys;
    for (auto const& ring : area)
        for (std::size_t i = 0; i < ring.size(); ++i) {
            auto const next = ring[(i + 1) % ring.size()];
            std::array<double, 2> from{std::round(ring[i].x / snap), std::round(ring[i].y / snap)};
            std::array<double, 2> to{std::round(next.x / snap), std::round(next.y / snap)};
            if (contiguity == Contiguity::queen)
                to = from;
            else if (from == to)
                continue;
            if (to < from) std::swap(from, to);
            keys.push_back({from[0], from[1], to[0], to[1]});
        }
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

}  // namespace

Outcome<Weights> grid_weights(std::uint32_t columns, std::uint32_t rows, Contiguity contiguity)
{
    std::uint64_t const cells = std::uint64_t{columns} * rows;
    if (cells == 0) return refuse(Refusal::empty_area);
    if (cells > std::uint64_t{1} << 27) return refuse(Refusal::too_large);
    Weights weights;
    weights.first.reserve(cells + 1);
    weights.neighbours.reserve(cells * (contiguity == Contiguity::queen ? 8 : 4));
    for (std::uint32_t row = 0; row < rows; ++row)
        for (std::uint32_t column = 0; column < columns; ++column) {
            for (auto r = row ? row - 1 : 0; r <= std::min(row + 1, rows - 1); ++r)
                for (auto c = column ? column - 1 : 0; c <= std::min(column + 1, columns - 1); ++c) {
                    if (r == row && c == column) continue;
                    if (contiguity == Contiguity::rook && r != row && c != column) continue;
                    weights.neighbours.push_back(r * columns + c);
                }
            weights.first.push_back(static_cast<std::uint32_t>(weights.neighbours.size()));
        }
    return weights;
}

Outcome<Weights> polygon_weights(std::span<Rings const> areas, Contiguity contiguity, double snap)
{
    if (areas.empty()) return refuse(Refusal::empty_area);
    if (!(snap > 0) || std::isinf(snap)) return refuse(Refusal::bad_parameter);
    std::map<Key, std::vector<std::uint32_t>> sharers;
    for (std::uint32_t area = 0; area < areas.size(); ++area) {
        for (auto const& ring : areas[area])
            if (!all_finite(ring)) return refuse(Refusal::not_finite);
        for (auto const& key : keys_of(areas[area], contiguity, snap)) sharers[key].push_back(area);
    }
    Lists lists(areas.size());
    for (auto const& [key, those] : sharers)
        for (auto one : those)
            for (auto other : those)
                if (one != other) lists[one].push_back(other);
    return weights_of(lists);
}

Outcome<Weights> distance_weights(std::span<Point const> places, double reach)
{
    if (places.empty()) return refuse(Refusal::empty_area);
    if (!all_finite(places)) return refuse(Refusal::not_finite);
    if (!(reach >= 0) || std::isinf(reach)) return refuse(Refusal::bad_parameter);
    std::array const ends{reach};
    auto const pairs = close_pairs(places, ends, Closed::right, Metric::euclidean);
    if (!pairs) return refuse(pairs.error());
    auto const& band = pairs->bands[0];
    Lists lists(places.size());
    for (std::uint32_t a = 0; a < places.size(); ++a)
        for (auto at = band.first[a]; at < band.first[a + 1]; ++at) {
            auto const one = pairs->numbers[a], other = pairs->numbers[band.others[at]];
            lists[one].push_back(other);
            lists[other].push_back(one);
        }
    return weights_of(lists);
}

}  // namespace samsyn::analytics

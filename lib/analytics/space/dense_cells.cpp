// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/dense_cells.h"

#include <cmath>
#include <numbers>

namespace samsyn::analytics {
namespace {

// A hair less than the side whose diagonal is eps, for what rounding may move over a cell's side.
double side_of(double eps) { return eps / std::numbers::sqrt2 * (1 - 1e-6); }

struct Extent {
    Point corner;
    double columns, rows;
};

Extent extent_of(std::span<Point const> places, double side)
{
    auto const [left, right] = std::ranges::minmax(places, {}, &Point::x);
    auto const [below, above] = std::ranges::minmax(places, {}, &Point::y);
    return {{left.x, below.y},
            std::floor((right.x - left.x) / side) + 1,
            std::floor((above.y - below.y) / side) + 1};
}

// Positions sorted by key: by counting where the cells are few, else by comparing.
std::vector<std::uint32_t> order_of(std::vector<std::uint64_t> const& keys, Extent const& extent)
{
    std::vector<std::uint32_t> order(keys.size());
    double const cells = extent.columns * extent.rows;
    if (cells > 8.0 * static_cast<double>(keys.size()) + 1024) {
        for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::stable_sort(order, {}, [&](auto number) { return keys[number]; });
        return order;
    }
    auto const columns = static_cast<std::uint64_t>(extent.columns);
    auto const cell = [&](std::uint64_t key) { return ((key >> 32) - 2) * columns + (key & UINT32_MAX) - 2; };
    std::vector<std::uint32_t> next(static_cast<std::size_t>(cells) + 1);
    for (auto key : keys) ++next[cell(key) + 1];
    for (std::size_t c = 1; c < next.size(); ++c) next[c] += next[c - 1];
    for (std::uint32_t i = 0; i < order.size(); ++i) order[next[cell(keys[i])]++] = i;
    return order;
}

}  // namespace

bool DenseCells::is_possible(std::span<Point const> places, double eps)
{
    auto const extent = extent_of(places, side_of(eps));
    return std::max(extent.columns, extent.rows) <= 0x1p30;
}

DenseCells::DenseCells(std::span<Point const> places, double eps)
{
    double const side = side_of(eps);
    auto const extent = extent_of(places, side);
    std::vector<std::uint64_t> keys;
    keys.reserve(places.size());
    for (auto [x, y] : places)
        keys.push_back((static_cast<std::uint64_t>((y - extent.corner.y) / side) + 2) << 32 |
                       (static_cast<std::uint64_t>((x - extent.corner.x) / side) + 2));
    numbers = order_of(keys, extent);
    sorted.reserve(places.size());
    for (std::uint32_t at = 0; at < numbers.size(); ++at) {
        sorted.push_back(places[numbers[at]]);
        auto const key = keys[numbers[at]];
        if (cells.empty() || cells.back().key != key) cells.push_back({key, at, at});
        cells.back().last = at + 1;
    }
}

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/label_places.h"

#include <algorithm>
#include <cmath>

namespace samsyn::situation {
namespace {

using documents::At;
using Box = LabelPlaces::Box;

constexpr double rise = 8;    // of a name above its baseline,
constexpr double fall = 2.5;  // and below
constexpr double gap = 2;
constexpr double step = 5.5;
constexpr int most_steps = 7;

Box box_of(At at, double width)
{
    return {at.x - gap, at.y - rise - gap, at.x + width + gap, at.y + fall + gap};
}
bool overlap(Box const& one, Box const& other)
{
    return one.left < other.right && other.left < one.right && one.top < other.bottom &&
           other.top < one.bottom;
}

// Steps aside, the shortest first.
std::vector<At> const& moves()
{
    static auto const all = [] {
        std::vector<At> found;
        for (int down = -most_steps; down <= most_steps; ++down)
            for (int right = -most_steps; right <= most_steps; ++right)
                found.push_back({right * step, down * step});
        std::stable_sort(found.begin(), found.end(), [](At one, At other) {
            return one.x * one.x + one.y * one.y < other.x * other.x + other.y * other.y;
        });
        return found;
    }();
    return all;
}

}  // namespace

bool LabelPlaces::is_free(Box const& box) const
{
    bool const is_within = box.left >= 0 && box.top >= 0 && box.right <= m_width && box.bottom <= m_height;
    return is_within && std::none_of(m_taken.begin(), m_taken.end(),
                                     [&](Box const& taken) { return overlap(taken, box); });
}

At LabelPlaces::free(At at, double width)
{
    auto placed = at;
    for (auto const& move : moves()) {
        At const there{at.x + move.x, at.y + move.y};
        if (!is_free(box_of(there, width))) continue;
        placed = there;
        break;
    }
    take(box_of(placed, width));
    return placed;
}

std::vector<documents::At> spread(std::vector<documents::At> centres, double radius)
{
    constexpr int most_rounds = 200;
    constexpr double enough = 0.01;  // of a point
    bool is_crowded = true;
    for (int round = 0; is_crowded && round < most_rounds; ++round) {
        is_crowded = false;
        for (std::size_t i = 0; i < centres.size(); ++i)
            for (std::size_t j = i + 1; j < centres.size(); ++j) {
                auto& one = centres[i];
                auto& other = centres[j];
                auto const away = std::hypot(other.x - one.x, other.y - one.y);
                auto const lacks = 2 * radius - away;
                if (lacks < enough) continue;
                is_crowded = true;
                // Two at the same place part sideways.
                auto const x = away > 0 ? (other.x - one.x) / away : 1;
                auto const y = away > 0 ? (other.y - one.y) / away : 0;
                one = {one.x - x * lacks / 2, one.y - y * lacks / 2};
                other = {other.x + x * lacks / 2, other.y + y * lacks / 2};
            }
    }
    return centres;
}

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <nanoflann.hpp>

#include "lib/analytics/space/weights.h"

namespace samsyn::analytics {
namespace {

// The points as the tree wants to see them: its names, not ours.
struct Cloud {
    std::span<Point const> places;

    std::size_t kdtree_get_point_count() const { return places.size(); }
    double kdtree_get_pt(std::size_t number, std::size_t axis) const
    {
        return axis == 0 ? places[number].x : places[number].y;
    }
    template <class Box>
    bool kdtree_get_bbox(Box&) const
    {
        return false;
    }
};

using Tree =
    nanoflann::KDTreeSingleIndexAdaptor<nanoflann::L2_Simple_Adaptor<double, Cloud>, Cloud, 2, std::uint32_t>;

}  // namespace

Outcome<Weights> nearest_weights(std::span<Point const> places, std::uint32_t k)
{
    if (places.empty()) return refuse(Refusal::empty_area);
    if (!all_finite(places)) return refuse(Refusal::not_finite);
    if (k == 0 || k >= places.size()) return refuse(Refusal::bad_parameter);
    Cloud const cloud{places};
    Tree const tree(2, cloud);
    Weights weights;
    std::vector<std::uint32_t> found(k + 1);
    std::vector<double> squares(k + 1);
    for (std::uint32_t unit = 0; unit < places.size(); ++unit) {
        std::array const place{places[unit].x, places[unit].y};
        auto const count = tree.knnSearch(place.data(), k + 1, found.data(), squares.data());
        if (count < k + 1) return refuse(Refusal::not_finite);  // squares beyond what a number holds
        // Itself is not among them where more than k others lie on the same spot.
        auto mine = std::vector(found.begin(), found.end());
        if (std::erase(mine, unit) == 0) mine.pop_back();
        std::ranges::sort(mine);
        weights.neighbours.insert(weights.neighbours.end(), mine.begin(), mine.end());
        weights.first.push_back(static_cast<std::uint32_t>(weights.neighbours.size()));
    }
    return weights;
}

}  // namespace samsyn::analytics

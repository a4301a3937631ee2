// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/snap_points.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <set>
#include <tuple>

#include "lib/base/check.h"

namespace samsyn::geo {
namespace {

namespace index = boost::geometry::index;
using Spot = boost::geometry::model::point<double, 2, boost::geometry::cs::cartesian>;
using Entry = std::pair<Spot, std::size_t>;

bool is_before(Point<Sweref99Tm> one, Point<Sweref99Tm> other)
{
    return std::tie(one.x, one.y) < std::tie(other.x, other.y);
}

double square_of_distance(Point<Sweref99Tm> one, Point<Sweref99Tm> other)
{
    double const dx = one.x - other.x;
    double const dy = one.y - other.y;
    return dx * dx + dy * dy;
}

// The candidates still standing, each with its addresses. They are sorted, so the lower index wins a tie.
class Catchments {
public:
    Catchments(std::vector<Point<Sweref99Tm>> const& points, std::span<Point<Sweref99Tm> const> addresses)
        : m_points(points), m_addresses(addresses), m_members(points.size()), m_stands(points.size(), true)
    {
        std::vector<Entry> entries;
        entries.reserve(points.size());
        for (std::size_t i = 0; i < points.size(); ++i) entries.emplace_back(spot(points[i]), i);
        m_tree = Tree(entries);  // packed
        if (points.empty()) return;
        for (std::size_t i = 0; i < addresses.size(); ++i) m_members[nearest(addresses[i])].push_back(i);
    }

    void merge(std::int64_t fewest)
    {
        std::set<std::pair<std::size_t, std::size_t>> weak;  // by addresses, then place
        auto const is_weak = [&](std::size_t point) {
            auto const count = static_cast<std::int64_t>(m_members[point].size());
            return count > 0 && count < fewest;
        };
        for (std::size_t i = 0; i < m_points.size(); ++i)
            if (is_weak(i)) weak.emplace(m_members[i].size(), i);
        while (!weak.empty()) {  // each turn takes a candidate away
            auto const point = weak.begin()->second;
            weak.erase(weak.begin());
            m_stands[point] = false;
            m_tree.remove(Entry{spot(m_points[point]), point});
            if (m_tree.empty()) return;
            for (auto const address : m_members[point]) {
                auto const heir = nearest(m_addresses[address]);
                weak.erase({m_members[heir].size(), heir});
                m_members[heir].push_back(address);
                if (is_weak(heir)) weak.emplace(m_members[heir].size(), heir);
            }
        }
    }

    std::vector<SnapPoint> standing() const
    {
        std::vector<SnapPoint> standing;
        for (std::size_t i = 0; i < m_points.size(); ++i)
            if (m_stands[i])
                standing.push_back({m_points[i], static_cast<std::int64_t>(m_members[i].size())});
        return standing;
    }

private:
    using Tree = index::rtree<Entry, index::quadratic<16>>;

    static Spot spot(Point<Sweref99Tm> at) { return {at.x, at.y}; }

    std::size_t nearest(Point<Sweref99Tm> at) const
    {
        // Nearest first, so that those at the same distance follow each other.
        auto found = m_tree.qbegin(index::nearest(spot(at), static_cast<unsigned>(m_tree.size())));
        auto best = found->second;
        double const least = square_of_distance(at, m_points[best]);
        for (++found; found != m_tree.qend() && square_of_distance(at, m_points[found->second]) <= least;
             ++found)
            best = std::min(best, found->second);
        return best;
    }

    std::vector<Point<Sweref99Tm>> const& m_points;
    std::span<Point<Sweref99Tm> const> m_addresses;
    std::vector<std::vector<std::size_t>> m_members;
    std::vector<bool> m_stands;
    Tree m_tree;
};

}  // namespace

std::vector<SnapPoint> snap_points(std::vector<Point<Sweref99Tm>> candidates,
                                   std::span<Point<Sweref99Tm> const> addresses, std::int64_t fewest)
{
    auto const is_somewhere = [](Point<Sweref99Tm> at) { return is_finite(coordinate(at)); };
    check(std::all_of(candidates.begin(), candidates.end(), is_somewhere));
    check(std::all_of(addresses.begin(), addresses.end(), is_somewhere));
    std::sort(candidates.begin(), candidates.end(), is_before);
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    Catchments catchments(candidates, addresses);
    catchments.merge(fewest);
    return catchments.standing();
}

std::optional<std::size_t> nearest_snap_point(std::span<SnapPoint const> points, Point<Sweref99Tm> at)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!best) {
            best = i;
            continue;
        }
        auto const own = square_of_distance(at, points[i].at);
        auto const least = square_of_distance(at, points[*best].at);
        if (own < least || (own == least && is_before(points[i].at, points[*best].at))) best = i;
    }
    return best;
}

}  // namespace samsyn::geo

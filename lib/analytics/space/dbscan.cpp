// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/dbscan.h"

#include <cmath>

#include "lib/analytics/space/dense_cells.h"
#include "lib/analytics/space/first_member.h"
#include "lib/analytics/space/joined.h"

namespace samsyn::analytics {
namespace {

using Runs = std::array<DenseCells::Run, 5>;

class Scan {
public:
    Scan(std::span<Point const> places, double eps, std::uint32_t min_points)
        : m_cells(places, eps),
          m_square(eps * eps),
          m_min_points(min_points),
          m_cores_end(m_cells.cells.size()),
          m_joined(m_cells.cells.size())
    {
    }

    Clustering clustering()
    {
        m_cells.each_with_near([&](auto cell, auto const& runs) { find_cores(cell, runs); });
        for (std::uint32_t cell = 0; cell < m_cells.cells.size(); ++cell) cores_first(cell);
        m_cells.each_with_near([&](auto cell, auto const& runs) { join_near(cell, runs); });
        std::uint32_t cores = 0;
        m_first_core.assign(m_cells.cells.size(), kNone);
        for (std::uint32_t cell = 0; cell < m_cells.cells.size(); ++cell) {
            auto& first = m_first_core[m_joined.set_of(cell)];
            for (auto at = m_cells.cells[cell].first; at < m_cores_end[cell]; ++at, ++cores)
                first = std::min(first, m_cells.numbers[at]);
        }
        m_cluster.assign(m_cells.sorted.size(), kNone);
        m_cells.each_with_near([&](auto cell, auto const& runs) { assign(cell, runs); });
        return numbered_by_first_member(m_cluster, cores);
    }

private:
    bool is_near(Point a, Point b) const
    {
        double const x = a.x - b.x, y = a.y - b.y;
        return x * x + y * y <= m_square;
    }

    void find_cores(std::uint32_t number, Runs const& runs)
    {
        auto const& cell = m_cells.cells[number];
        if (number == 0) m_is_core.assign(m_cells.sorted.size(), 0);
        for (auto at = cell.first; at < cell.last; ++at) {
            auto found = cell.last - cell.first;
            for (std::size_t row = 0; row < runs.size() && found < m_min_points; ++row) {
                if (runs[row].first == runs[row].last) continue;
                auto const from = m_cells.cells[runs[row].first].first,
                           to = m_cells.cells[runs[row].last - 1].last;
                for (auto other = from; other < to; ++other)
                    found += is_near(m_cells.sorted[at], m_cells.sorted[other]);
                // Its own cell has been counted already.
                if (row == 2)
                    for (auto other = cell.first; other < cell.last; ++other)
                        found -= is_near(m_cells.sorted[at], m_cells.sorted[other]);
            }
            m_is_core[at] = found >= m_min_points;
        }
    }

    void cores_first(std::uint32_t number)
    {
        auto const& cell = m_cells.cells[number];
        auto end = cell.first;
        for (auto at = cell.first; at < cell.last; ++at) {
            if (!m_is_core[at]) continue;
            std::swap(m_cells.sorted[at], m_cells.sorted[end]);
            std::swap(m_cells.numbers[at], m_cells.numbers[end]);
            ++end;
        }
        m_cores_end[number] = end;
    }

    bool are_joined_by_a_pair(std::uint32_t one, std::uint32_t other) const
    {
        for (auto a = m_cells.cells[one].first; a < m_cores_end[one]; ++a)
            for (auto b = m_cells.cells[other].first; b < m_cores_end[other]; ++b)
                if (is_near(m_cells.sorted[a], m_cells.sorted[b])) return true;
        return false;
    }

    void join_near(std::uint32_t cell, Runs const& runs)
    {
        if (m_cores_end[cell] == m_cells.cells[cell].first) return;
        for (std::size_t row = 2; row < 5; ++row)
            for (auto other = row == 2 ? cell + 1 : runs[row].first; other < runs[row].last; ++other)
                if (m_joined.set_of(cell) != m_joined.set_of(other) && are_joined_by_a_pair(cell, other))
                    m_joined.join(cell, other);
    }

    // The cluster of a cell's points, named by its first core.
    void assign(std::uint32_t number, Runs const& runs)
    {
        auto const& cell = m_cells.cells[number];
        auto at = cell.first;
        for (; at < m_cores_end[number]; ++at)
            m_cluster[m_cells.numbers[at]] = m_first_core[m_joined.set_of(number)];
        for (; at < cell.last; ++at) {
            auto& mine = m_cluster[m_cells.numbers[at]];
            for (auto [from, to] : runs)
                for (auto other = from; other < to; ++other) {
                    auto const cluster = m_first_core[m_joined.set_of(other)];
                    for (auto b = m_cells.cells[other].first; b < m_cores_end[other] && cluster < mine; ++b)
                        if (is_near(m_cells.sorted[at], m_cells.sorted[b])) mine = cluster;
                }
        }
    }

    DenseCells m_cells;
    double m_square;
    std::uint32_t m_min_points;
    std::vector<char> m_is_core;              // of each position, until cores come first
    std::vector<std::uint32_t> m_cores_end;   // of each cell
    Joined m_joined;                          // cells
    std::vector<std::uint32_t> m_first_core;  // of each set of cells
    std::vector<std::uint32_t> m_cluster;     // of each point
};

}  // namespace

Outcome<Clustering> dbscan(std::span<Point const> places, double eps, std::uint32_t min_points)
{
    if (places.empty()) return refuse(Refusal::too_few);
    if (!(eps * eps > 0) || std::isinf(eps * eps) || min_points == 0) return refuse(Refusal::bad_parameter);
    if (!all_finite(places)) return refuse(Refusal::not_finite);
    if (!DenseCells::is_possible(places, eps)) return refuse(Refusal::too_large);
    return Scan(places, eps, min_points).clustering();
}

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/density.h"

#include <algorithm>
#include <cmath>

#include "lib/analytics/space/kernel.h"

namespace samsyn::analytics {
namespace {

constexpr double kReach = 5;  // standard deviations of a Gaussian that are smoothed with
constexpr double kMostCells = 0x1p27;

// The kernel at whole cells, row by row: one row of taps times one column for the Gaussian, else a row for
// each row.
class Stencil {
public:
    static bool is_possible(DensityGrid const& grid, Smoothing const& smoothing)
    {
        double const reach = reach_of(smoothing);
        return (grid.columns + 2 * (reach / grid.cell_width + 2)) *
                   (grid.rows + 2 * (reach / grid.cell_height + 2)) <=
               kMostCells;
    }

    Stencil(DensityGrid const& grid, Smoothing const& smoothing)
        : m_grid(grid),
          m_is_product(smoothing.kernel == Kernel::gaussian),
          m_half_x(static_cast<std::uint32_t>(reach_of(smoothing) / grid.cell_width)),
          m_half_y(static_cast<std::uint32_t>(reach_of(smoothing) / grid.cell_height))
    {
        double const h = smoothing.bandwidth;
        if (m_is_product) {
            m_rows.push_back(gaussian(m_half_x, grid.cell_width / h));
            m_column = gaussian(m_half_y, grid.cell_height / h);
            for (double& tap : m_column) tap /= grid.cell_area();
            return;
        }
        double sum = 0;
        for (std::uint32_t k = 0; k <= 2 * m_half_y; ++k) {
            double const y = (static_cast<double>(k) - m_half_y) * grid.cell_height;
            m_rows.emplace_back();
            for (std::uint32_t j = 0; j <= 2 * m_half_x; ++j) {
                double const x = (static_cast<double>(j) - m_half_x) * grid.cell_width;
                m_rows.back().push_back(kernel_at(smoothing.kernel, x * x + y * y, h));
                sum += m_rows.back().back() * grid.cell_area();
            }
        }
        for (auto& row : m_rows)
            for (double& tap : row) tap /= sum;
    }

    // Room around the grid for what reaches in, and a cell more for what is shared with the outermost.
    Padded room() const { return {m_grid, m_half_x + 1, m_half_y + 1}; }

    Outcome<std::vector<double>> smooth(Padded const& cells, Running const& running) const
    {
        std::vector<double> values(m_grid.size());
        in_parallel(m_grid.rows, 32, running, [&](std::size_t from, std::size_t to) {
            std::vector<double> across(cells.columns);
            for (auto row = from; row < to; ++row) {
                double* const sums = values.data() + row * m_grid.columns;
                // Of the padded rows, the first that reaches this one.
                double const* const first = cells.values.data() + (row + 1) * cells.columns;
                if (m_is_product) {
                    std::ranges::fill(across, 0);
                    add_convolved(m_column, first, cells.columns, across.data(), cells.columns);
                    add_convolved(m_rows[0], across.data() + 1, 1, sums, m_grid.columns);
                    continue;
                }
                for (std::size_t k = 0; k < m_rows.size(); ++k)
                    add_convolved(m_rows[k], first + k * cells.columns + 1, 1, sums, m_grid.columns);
            }
        });
        if (running.is_stopped()) return refuse(Refusal::cancelled);
        return values;
    }

private:
    static double reach_of(Smoothing const& smoothing)
    {
        return smoothing.bandwidth * (smoothing.kernel == Kernel::gaussian ? kReach : 1);
    }

    // Taps that sum to 1, `step` the width of a cell in standard deviations.
    static std::vector<double> gaussian(std::uint32_t half, double step)
    {
        std::vector<double> taps;
        double sum = 0;
        for (std::uint32_t k = 0; k <= 2 * half; ++k) {
            double const at = (static_cast<double>(k) - half) * step;
            taps.push_back(std::exp(-at * at / 2));
            sum += taps.back();
        }
        for (double& tap : taps) tap /= sum;
        return taps;
    }

    DensityGrid const& m_grid;
    bool m_is_product;
    std::uint32_t m_half_x, m_half_y;
    std::vector<std::vector<double>> m_rows;
    std::vector<double> m_column;  // of a product
};

// Shares each event among the four nearest centres in proportion (linear binning). weight(i) is the i-th
// event's.
template <class Weight>
void share(Padded& cells, DensityGrid const& grid, std::span<Point const> events, Weight const& weight)
{
    double const across = 1 / grid.cell_width, up = 1 / grid.cell_height;
    double const left = grid.corner.x - (cells.around_x - 0.5) * grid.cell_width;
    double const below = grid.corner.y - (cells.around_y - 0.5) * grid.cell_height;
    auto const right_end = static_cast<double>(cells.columns - 1),
               top_end = static_cast<double>(cells.rows - 1);
    double* const values = cells.values.data();
    for (std::size_t i = 0; i < events.size(); ++i) {
        double const x = (events[i].x - left) * across, y = (events[i].y - below) * up;
        // What lies farther out reaches no cell of the grid.
        if (!(x >= 0 && x < right_end && y >= 0 && y < top_end)) continue;
        auto const column = static_cast<std::uint32_t>(x), row = static_cast<std::uint32_t>(y);
        double const dx = x - column, dy = y - row;
        double* const low = values + row * cells.columns + column;
        double* const high = low + cells.columns;
        double const upper = dy * weight(i), lower = weight(i) - upper;
        low[0] += lower - lower * dx;
        low[1] += lower * dx;
        high[0] += upper - upper * dx;
        high[1] += upper * dx;
    }
}

bool is_too_fine(DensityGrid const& grid, Smoothing const& smoothing)
{
    double const cells = smoothing.kernel == Kernel::gaussian ? 2 : 4;
    return smoothing.bandwidth < cells * std::max(grid.cell_width, grid.cell_height);
}

// The part inside the grid of a kernel at each centre.
Outcome<std::vector<double>> shares_inside(DensityGrid const& grid, Stencil const& stencil,
                                           Running const& running)
{
    auto inside = stencil.room();
    for (std::size_t row = 0; row < grid.rows; ++row) {
        auto const from =
            inside.values.begin() +
            static_cast<std::ptrdiff_t>((row + inside.around_y) * inside.columns + inside.around_x);
        std::fill_n(from, grid.columns, grid.cell_area());
    }
    return stencil.smooth(inside, running);
}

std::vector<Point> covered(std::span<Point const> events, DensityGrid const& grid)
{
    std::vector<Point> inside;
    std::ranges::copy_if(events, std::back_inserter(inside), [&](Point event) { return grid.covers(event); });
    return inside;
}

// One way for both: what sums the kernels of events with weights.
template <class Summed>
Outcome<std::vector<double>> corrected(std::span<Point const> events, DensityGrid const& grid,
                                       Smoothing const& smoothing, Running const& running,
                                       Summed const& summed)
{
    std::vector<double> weights(1, 1.0);
    if (smoothing.edge == EdgeCorrection::none) return summed(events, std::span<double const>(weights));
    auto const shares = shares_inside(grid, Stencil(grid, smoothing), running);
    if (!shares) return shares;
    auto const inside = covered(events, grid);
    if (inside.empty()) return refuse(Refusal::too_few);
    if (smoothing.edge == EdgeCorrection::diggle) {
        weights.clear();
        for (auto event : inside) weights.push_back(1 / grid.between(*shares, event));
    }
    auto values = summed(inside, std::span<double const>(weights));
    if (values && smoothing.edge == EdgeCorrection::uniform)
        for (std::size_t cell = 0; cell < values->size(); ++cell) (*values)[cell] /= (*shares)[cell];
    return values;
}

}  // namespace

Outcome<std::vector<double>> density_exact(std::span<Point const> events, DensityGrid const& grid,
                                           Smoothing const& smoothing, Running const& running)
{
    if (auto const can = can_smooth(events, grid, smoothing); !can) return refuse(can.error());
    if (!Stencil::is_possible(grid, smoothing)) return refuse(Refusal::too_large);
    return corrected(events, grid, smoothing, running,
                     [&](auto const& some, std::span<double const> weights) {
                         return sum_of_kernels(some, weights, std::span(&smoothing.bandwidth, 1), grid,
                                               smoothing.kernel, running);
                     });
}

Outcome<std::vector<double>> density(std::span<Point const> events, DensityGrid const& grid,
                                     Smoothing const& smoothing, Running const& running)
{
    if (auto const can = can_smooth(events, grid, smoothing); !can) return refuse(can.error());
    if (is_too_fine(grid, smoothing)) return density_exact(events, grid, smoothing, running);
    if (!Stencil::is_possible(grid, smoothing)) return refuse(Refusal::too_large);
    Stencil const stencil(grid, smoothing);
    return corrected(events, grid, smoothing, running,
                     [&](auto const& some, std::span<double const> weights) {
                         auto cells = stencil.room();
                         if (weights.size() == 1)
                             share(cells, grid, some, [](std::size_t) { return 1.0; });
                         else
                             share(cells, grid, some, [&](std::size_t i) { return weights[i]; });
                         return stencil.smooth(cells, running);
                     });
}

Outcome<std::vector<double>> adaptive_density(std::span<Point const> events, DensityGrid const& grid,
                                              Smoothing const& smoothing, Running const& running)
{
    if (smoothing.edge != EdgeCorrection::none) return refuse(Refusal::bad_parameter);
    auto const first = density(events, grid, smoothing, running);
    if (!first) return first;
    std::vector<double> bandwidths;
    double logs = 0;
    // Where the first density is nothing, so is the event's part in it: a floor keeps the logarithm.
    double const floor = std::max(std::ranges::max(*first) * 1e-9, 1e-300);
    for (auto event : events) {
        bandwidths.push_back(std::max(grid.between(*first, event), floor));
        logs += std::log(bandwidths.back()) / static_cast<double>(events.size());
    }
    for (double& each : bandwidths)
        each = smoothing.bandwidth * std::clamp(std::exp((logs - std::log(each)) / 2), 0.2, 5.0);
    return sum_of_kernels(events, std::vector{1.0}, bandwidths, grid, smoothing.kernel, running);
}

}  // namespace samsyn::analytics

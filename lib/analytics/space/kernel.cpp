// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/space/kernel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace samsyn::analytics {
namespace {

constexpr double kFarthest = 6;  // standard deviations of a Gaussian that are summed
constexpr std::size_t kMostCells = std::size_t{1} << 27;

// The cells [first, last) whose centres lie within reach of a coordinate.
struct Cells {
    std::uint32_t first, last;
};

Cells cells_within(double at, double reach, double corner, double width, std::uint32_t count)
{
    double const first = std::ceil((at - reach - corner) / width - 0.5);
    double const last = std::floor((at + reach - corner) / width - 0.5) + 1;
    auto const cell = [&](double number) {
        return static_cast<std::uint32_t>(std::clamp<double>(number, 0, count));
    };
    return {cell(first), std::max(cell(first), cell(last))};
}

struct Added {
    Point place;
    double weight, bandwidth;
};

class Sum {
public:
    Sum(DensityGrid const& grid, Kernel kernel, std::vector<double>& values)
        : m_grid(grid), m_kernel(kernel), m_values(values)
    {
    }

    // Adds one kernel to the rows [from, to).
    void add(Added const& event, std::uint32_t from, std::uint32_t to)
    {
        double const reach = event.bandwidth * (m_kernel == Kernel::gaussian ? kFarthest : 1);
        auto rows = cells_within(event.place.y, reach, m_grid.corner.y, m_grid.cell_height, m_grid.rows);
        rows = {std::max(rows.first, from), std::min(rows.last, to)};
        auto const columns =
            cells_within(event.place.x, reach, m_grid.corner.x, m_grid.cell_width, m_grid.columns);
        if (rows.first >= rows.last || columns.first >= columns.last) return;
        if (m_kernel == Kernel::gaussian)
            add_product(event, rows, columns);
        else
            add_round(event, rows, columns);
    }

private:
    // A Gaussian is a product: an exponential for each row and column is enough.
    void add_product(Added const& event, Cells rows, Cells columns)
    {
        double const half = -0.5 / (event.bandwidth * event.bandwidth);
        m_across.clear();
        for (auto column = columns.first; column < columns.last; ++column) {
            double const x = m_grid.centre(column, 0).x - event.place.x;
            m_across.push_back(std::exp(x * x * half));
        }
        for (auto row = rows.first; row < rows.last; ++row) {
            double const y = m_grid.centre(0, row).y - event.place.y;
            double const along =
                event.weight * kernel_at(Kernel::gaussian, 0, event.bandwidth) * std::exp(y * y * half);
            double* const to = m_values.data() + std::size_t{row} * m_grid.columns + columns.first;
            for (std::size_t at = 0; at < m_across.size(); ++at) to[at] += along * m_across[at];
        }
    }

    void add_round(Added const& event, Cells rows, Cells columns)
    {
        for (auto row = rows.first; row < rows.last; ++row) {
            double const y = m_grid.centre(0, row).y - event.place.y;
            double* const to = m_values.data() + std::size_t{row} * m_grid.columns;
            for (auto column = columns.first; column < columns.last; ++column) {
                double const x = m_grid.centre(column, 0).x - event.place.x;
                to[column] += event.weight * kernel_at(m_kernel, x * x + y * y, event.bandwidth);
            }
        }
    }

    DensityGrid const& m_grid;
    Kernel m_kernel;
    std::vector<double>& m_values;
    std::vector<double> m_across;
};

}  // namespace

double kernel_at(Kernel kernel, double square, double bandwidth)
{
    double const u = square / (bandwidth * bandwidth), scale = std::numbers::inv_pi / (bandwidth * bandwidth);
    switch (kernel) {
        case Kernel::gaussian:
            return scale / 2 * std::exp(-u / 2);
        case Kernel::quartic:
            return u < 1 ? 3 * scale * (1 - u) * (1 - u) : 0;
        case Kernel::epanechnikov:
            return u < 1 ? 2 * scale * (1 - u) : 0;
    }
    return 0;
}

double roughness(Kernel kernel)
{
    switch (kernel) {
        case Kernel::gaussian:
            return std::numbers::inv_pi / 4;
        case Kernel::quartic:
            return std::numbers::inv_pi * 9 / 5;
        case Kernel::epanechnikov:
            return std::numbers::inv_pi * 4 / 3;
    }
    return 0;
}

Outcome<bool> can_smooth(std::span<Point const> events, DensityGrid const& grid, Smoothing const& smoothing)
{
    auto const is_length = [](double length) {
        return length > 0 && length * length > 0 && std::isfinite(length * length);
    };
    if (grid.size() == 0) return refuse(Refusal::empty_area);
    if (!is_length(grid.cell_width) || !is_length(grid.cell_height) || !is_length(smoothing.bandwidth))
        return refuse(Refusal::bad_parameter);
    if (grid.size() > kMostCells) return refuse(Refusal::too_large);
    Point const ends[] = {grid.corner, grid.centre(grid.columns, grid.rows)};
    if (!all_finite(ends) || !all_finite(events)) return refuse(Refusal::not_finite);
    if (events.empty()) return refuse(Refusal::too_few);
    return true;
}

Outcome<std::vector<double>> sum_of_kernels(std::span<Point const> events, std::span<double const> weights,
                                            std::span<double const> bandwidths, DensityGrid const& grid,
                                            Kernel kernel, Running const& running)
{
    std::vector<double> values(grid.size());
    auto const of = [](std::span<double const> each, std::size_t i) {
        return each.size() == 1 ? each[0] : each[i];
    };
    in_parallel(grid.rows, 64, running, [&](std::size_t from, std::size_t to) {
        Sum sum(grid, kernel, values);
        for (std::size_t i = 0; i < events.size(); ++i) {
            if (i % 1024 == 0 && running.is_stopped()) return;
            sum.add({events[i], of(weights, i), of(bandwidths, i)}, static_cast<std::uint32_t>(from),
                    static_cast<std::uint32_t>(to));
        }
    });
    if (running.is_stopped()) return refuse(Refusal::cancelled);
    return values;
}

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/space/density.h"

namespace samsyn::analytics {

// The kernel at a squared distance, for a bandwidth; its integral over the plane is 1.
double kernel_at(Kernel kernel, double square, double bandwidth);

// The integral of the square of the kernel of bandwidth 1.
double roughness(Kernel kernel);

// Nothing, or why no density can be computed.
Outcome<bool> can_smooth(std::span<Point const> events, DensityGrid const& grid, Smoothing const& smoothing);

// Weights of taps along a row or a column, from −half to half.
struct Taps {
    std::vector<double> weights;
    std::uint32_t half = 0;
};

// Values of the cells of a grid and of so many columns and rows around it.
struct Padded {
    std::uint32_t around_x, around_y;
    std::size_t columns, rows;
    std::vector<double> values;

    Padded(DensityGrid const& grid, std::uint32_t x, std::uint32_t y)
        : around_x(x),
          around_y(y),
          columns(grid.columns + 2 * std::size_t{x}),
          rows(grid.rows + 2 * std::size_t{y}),
          values(columns * rows)
    {
    }
};

// For each of `count` cells: sums[i] += the sum over k of taps[k] × values[i + k × step].
void add_convolved(std::span<double const> taps, double const* values, std::size_t step, double* sums,
                   std::size_t count);

// Each event of its own weight and bandwidth, or all of the same when there is but one.
Outcome<std::vector<double>> sum_of_kernels(std::span<Point const> events, std::span<double const> weights,
                                            std::span<double const> bandwidths, DensityGrid const& grid,
                                            Kernel kernel, Running const& running);

}  // namespace samsyn::analytics

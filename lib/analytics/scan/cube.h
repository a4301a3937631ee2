// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/analytics/core/random.h"
#include "lib/analytics/scan/statistic.h"
#include "lib/analytics/scan/zones.h"

#include <cstdint>
#include <vector>

namespace samsyn::analytics {

// The cases of one run, real or drawn: per location the periods they fell in, in order.
struct Sample {
    std::vector<std::uint32_t> first;   // locations + 1
    std::vector<std::uint32_t> period;  // one per case

    std::span<std::uint32_t const> at(std::size_t location) const
    {
        return std::span(period).subspan(first[location], first[location + 1] - first[location]);
    }
};

// What a scan needs to know besides the cases: how much each location and period, or each pair of them, is
// expected to give.
struct Cube {
    std::uint32_t locations = 0;
    std::uint32_t periods = 0;
    std::uint32_t longest = 1;  // window, in periods
    bool alive = false;         // only windows that reach the last period
    Statistic statistic;

    // Expected of a cell = by_location × what by_period grows by, when the two are independent …
    std::vector<double> by_location;
    std::vector<double> by_period;  // cumulated, periods + 1
    // … else cumulated over the periods of each location, locations × (periods + 1).
    std::vector<double> cumulated;
    std::vector<double> case_weight;  // locations × periods; empty: a case weighs 1

    bool is_product() const { return cumulated.empty(); }
    double cumulated_at(std::size_t location, std::size_t period) const
    {
        return is_product() ? by_location[location] * by_period[period]
                            : cumulated[location * (periods + 1) + period];
    }
    double weight_of(std::size_t location, std::size_t period) const
    {
        return case_weight.empty() ? 1 : case_weight[location * periods + period];
    }
};

// Cases as cells (location × periods + period), into the shape of a sample.
Sample sample_of(std::span<std::uint64_t const> cells, Cube const& cube);

// The best window of a zone: members [0, size) round the centre, periods [first, end).
struct Window {
    double statistic = 0;
    std::uint32_t centre = 0;
    std::uint32_t size = 0;
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

}  // namespace samsyn::analytics

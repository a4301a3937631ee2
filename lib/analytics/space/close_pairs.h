// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <vector>

#include "lib/analytics/core/refusal.h"
#include "lib/analytics/space/knox.h"

namespace samsyn::analytics {

// The pairs of one band of distance: those of position a are others[first[a]] … others[first[a + 1]].
struct BandPairs {
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> others;
};

// Pairs of points by band of distance, each pair once, positions in the order of `numbers`: neighbours lie
// near each other in memory.
struct ClosePairs {
    std::vector<std::uint32_t> numbers;  // the input's number of each position
    std::vector<BandPairs> bands;
};

double distance(Point a, Point b, Metric metric);

// The largest distance or lag inside a band that ends here.
double last_inside(double end, Closed closed);

// `ends` are finite.
Outcome<ClosePairs> close_pairs(std::span<Point const> places, std::span<double const> ends, Closed closed,
                                Metric metric);

}  // namespace samsyn::analytics

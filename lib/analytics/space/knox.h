// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <vector>

#include "lib/analytics/core/parallel.h"
#include "lib/analytics/core/refusal.h"
#include "lib/analytics/space/point.h"

namespace samsyn::analytics {

enum class Metric { euclidean, manhattan };
// Which end of a band belongs to it. right: [0, a], (a, b], …; left: [0, a), [a, b), …
enum class Closed { right, left };

struct KnoxBands {
    std::vector<double> space;  // upper ends, metres, rising; the last may be infinite
    std::vector<double> time;   // upper ends, days, rising; the last may be infinite
    Closed closed = Closed::right;
    Metric metric = Metric::euclidean;
};

struct KnoxCell {
    double space_from, space_to;  // metres
    double time_from, time_to;    // days
    std::uint64_t observed;       // pairs, each counted once
    double expected_product;      // pairs near in space × pairs near in time / all pairs
    double expected_permuted;     // mean over the permutations; the product when there are none
    double ratio;                 // observed / expected_permuted; 0 when nothing is observed
    double p;          // (1 + permutations with at least as many) / (1 + permutations); p_poisson without any
    double p_poisson;  // of at least as many, when the count is Poisson about the product
};

struct Knox {
    std::uint64_t pairs;                     // n (n − 1) / 2
    std::vector<std::uint64_t> space_pairs;  // in each band of space
    std::vector<std::uint64_t> time_pairs;   // in each band of time
    std::vector<KnoxCell> cells;             // by space, within it by time
};

// Knox's test of space-time interaction: are more pairs near both in space and in time than chance gives?
// Days are permuted over places, so it does not matter that some places or seasons have more events. It warns
// when the population moves: a place that grows gives pairs of its own. G. Knox, "The detection of space-time
// interactions", Applied Statistics 13 (1964), https://doi.org/10.2307/2985220.
// Refuses: unequal, too_few (< 2), not_finite, coincident, one_time, bad_parameter (no band, bands not
// rising, more than 64), too_large (more than 250 million pairs within a finite band), cancelled.
Outcome<Knox> knox(std::span<Point const> places, std::span<double const> days, KnoxBands const& bands,
                   std::uint32_t permutations, std::uint64_t seed, Running const& running = {});

}  // namespace samsyn::analytics

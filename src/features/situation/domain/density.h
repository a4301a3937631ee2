// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "lib/geo/hex_grid.h"

namespace samsyn::situation {

// Metres between hexagons: 140, or the next larger of a short list that puts at most so many of them across
// the ground shown.
constexpr double most_hexagons_across = 160;
double hexagon_size(double ground_width_m, double ground_height_m, double most_across = most_hexagons_across);

// The size of that list which is at least so many metres, and which the ground has room for.
double hexagon_size_of(double metres, double ground_width_m, double ground_height_m);

// Lower bounds of five classes for counts (each at least 1), rising and apart: 1 and then the counts that
// half, three quarters, nine tenths and 97 of 100 hexagons stay below.
std::vector<std::int64_t> class_breaks(std::vector<std::int64_t> counts);

}  // namespace samsyn::situation

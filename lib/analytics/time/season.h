// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "lib/analytics/rates/interval.h"

namespace samsyn::analytics {

struct SeasonFactor {
    double count;
    double factor;  // times the mean of the year; 1: as usual
    Interval interval;
};

// How much busier each month (week, weekday) is than the mean, exposure (days, coverage) counted: its share
// of all events beside its share of all exposure, with Clopper and Pearson's interval. A trend across years
// leaks into months that one year has and another lacks: give whole years. part_of: each period's month from
// 0. Refuses: unequal, too_few (no event), not_finite, bad_parameter (a count that is no number of events, an
// exposure not above 0, a part outside, a part without a period; the level).
Outcome<std::vector<SeasonFactor>> season_factors(std::span<double const> counts,
                                                  std::span<double const> exposures,
                                                  std::span<std::size_t const> part_of, std::size_t parts,
                                                  double level = 0.95);

}  // namespace samsyn::analytics

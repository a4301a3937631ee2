// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <optional>

#include "lib/analytics/rates/interval.h"
#include "lib/analytics/time/farrington.h"

namespace samsyn::analytics {

struct Expected {
    double mean;
    Interval interval;  // of the count itself
};

struct Forecast {
    std::optional<Expected> next;  // only where the model has beaten the naive forecast
    double error;                  // mean absolute error of the model over the periods it was tried on
    double naive_error;            // of the better of: as the last period; as a year ago
    double covered;                // share of the tried periods inside their intervals
    std::size_t tried;
};

struct ForecastOptions {
    std::size_t periods_a_year = 12;
    std::size_t seasons = 12;  // equal parts of the year; 1: no season
    std::size_t tries = 12;    // last periods that are each forecast from what came before
    double next_exposure = 1;
    double level = 0.8;
};

// The next period of a series from its mean, season and, where it is sure, trend (quasi-Poisson, exposure as
// offset), with the interval of the negative binomial. Tried first on the last periods, each from those
// before it: a forecast that is no better than repeating what was is not given. Refuses: unequal, too_few
// (fewer than two years, or 8 periods, before the first tried one; no event), not_finite, bad_parameter.
Outcome<Forecast> forecast(Series const& series, ForecastOptions const& options = {});

}  // namespace samsyn::analytics

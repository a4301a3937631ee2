// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "lib/analytics/core/refusal.h"

namespace samsyn::analytics {

struct Series {
    std::span<double const> counts;     // one a period, ≥ 0
    std::span<double const> exposures;  // coverage, inhabitants: > 0; empty: 1 each
};

enum class Basis {
    enough,
    too_few_cases,  // fewer in the last periods than an alarm is worth: a bound, but no alarm
    no_history,     // the reference years begin before the series
    no_model        // the model found no answer in the reference values
};

// One period beside what its own past lets expect.
struct Watched {
    std::size_t period;  // its number in the series, from 0
    double observed;
    double expected;  // 0 without history or model
    double upper;     // an alarm is more than this
    double p;         // chance of as many or more; 1 without history or model
    double dispersion;
    bool trend;  // whether the model keeps a trend
    bool alarm;
    Basis basis;
};

enum class Threshold { delta, negative_binomial, negative_binomial_upper_mean };
enum class Power { none, square_root, two_thirds };

struct FarringtonOptions {
    std::size_t periods_a_year = 52;
    // The day the first period begins, when periods are weeks of the calendar: an anniversary is then the
    // week nearest the same date, and years of 53 weeks shift nothing. Otherwise periods_a_year earlier.
    std::optional<std::chrono::sys_days> first_week = std::nullopt;
    std::size_t years = 5;
    std::size_t half_window = 3;
    std::size_t seasons = 10;        // of which the window is one; 1: windows alone
    std::size_t past_left_out = 26;  // periods before the watched one that do not count
    bool reweight = true;
    double reweight_above = 2.58;  // Anscombe residuals larger than this weigh less
    double alpha = 0.05;           // one-sided
    double trend_p = 0.05;
    Threshold threshold = Threshold::delta;
    Power power = Power::two_thirds;  // for delta
    double least_cases = 5;           // no alarm below so many …
    std::size_t in_last = 4;          // … in so many periods, the watched one included
};

// Outbreak detection of periods [first, last) by a quasi-Poisson model of the years before, with seasons,
// trend and earlier outbreaks weighed down. Exposure is an offset. A. Noufaily et al., "An improved algorithm
// for outbreak detection in multiple surveillance systems", Statistics in Medicine 32 (2013),
// https://doi.org/10.1002/sim.5595; the semantics are those of farringtonFlexible in R's surveillance.
// Refuses: unequal, too_few (an empty range or series), not_finite, bad_parameter (a negative count, an
// exposure not above 0, a period outside, seasons that do not fit the year, alpha outside (0, 1)). A period
// without a basis is no refusal: its `basis` says so.
Outcome<std::vector<Watched>> farrington_flexible(Series const& series, std::size_t first, std::size_t last,
                                                  FarringtonOptions const& options = {});

// The earlier method: windows alone, every residual above 1 weighed down, alpha two-sided; of the options
// periods_a_year, years, half_window, reweight, alpha, trend_p, power, least_cases and in_last are used.
// C. P. Farrington et al., "A statistical algorithm for the early detection of outbreaks of infectious
// disease", JRSS A 159 (1996), https://doi.org/10.2307/2983331.
Outcome<std::vector<Watched>> farrington(Series const& series, std::size_t first, std::size_t last,
                                         FarringtonOptions const& options = {});

// Adjusted p of periods of many series (areas × categories), so that alarms at most q have at most the share
// q of false ones: Benjamini and Hochberg's over those with a basis; 1 for the others.
std::vector<double> adjusted_across(std::span<Watched const> watched);

}  // namespace samsyn::analytics

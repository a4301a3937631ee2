// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <span>

#include "lib/analytics/rates/interval.h"

namespace samsyn::analytics {

struct PastPeriod {
    double days_ago;  // from its middle to that of the period in question, > 0
    double count;     // ≥ 0
    double exposure;  // coverage beside that of the period in question, which has 1; > 0
};

struct UsualOptions {
    std::size_t seasons = 4;       // parts of the year, one of them around the day in question; 1: none
    double reweight_above = 2.58;  // Anscombe residuals larger than this weigh less
    double trend_p = 0.05;
    double level = 0.95;
};

// What the period in question would count, had nothing changed: variance = dispersion · mean, the error of
// the mean itself included.
struct Usual {
    double mean;
    double dispersion;
    Interval interval;  // of the count
    std::size_t seasons;
    bool trend;
};

// The seasonal baseline of one period from those before it, which may have gaps: quasi-Poisson with exposure
// as offset, seasons centred on the day in question and, over two years or more, a trend where it is sure and
// does not carry away; earlier outbreaks are weighed down (after C. P. Farrington et al., JRSS A 159 (1996),
// https://doi.org/10.2307/2983331, and A. Noufaily et al., Statistics in Medicine 32 (2013),
// https://doi.org/10.1002/sim.5595; unlike theirs without a fixed number of years, so that one year is enough
// to begin with). A season that says next to nothing (its mean uncertain by a factor of e) is left out.
// Refuses: too_few (less than a year, less than four periods to a season, or no event), no_variation (no
// model settles), not_finite, bad_parameter.
Outcome<Usual> usual_of(std::span<PastPeriod const> past, UsualOptions const& options = {});

// The chance of a count as unlike the usual as this, two-sided: twice the smaller tail.
double chance_of(double count, Usual const& usual);

}  // namespace samsyn::analytics

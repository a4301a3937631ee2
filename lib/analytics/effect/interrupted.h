// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "lib/analytics/effect/verdict.h"

namespace samsyn::analytics {

// A series with a line before and another after a change: y ~ t + (t ≥ change) + (t − change)⁺, t = 1, 2, ….
struct InterruptedSeries {
    std::vector<Estimate> coefficients;  // of: constant, time, level change, slope change
    double deviance;                     // linear: the residual sum of squares
    double dispersion;                   // Poisson: Pearson's χ² per degree of freedom, 1 when as Poisson
    Verdict verdict;                     // of the level change
};

// first_after: the number (from 0) of the first period after the change; at least 3 periods on each side.
// J. L. Bernal, S. Cummins and A. Gasparrini, "Interrupted time series regression for the evaluation of
// public health interventions", International Journal of Epidemiology 46 (2017),
// https://doi.org/10.1093/ije/dyw098. Each refuses: unequal, too_few (periods; for counts, no event on one
// side), not_finite, bad_parameter (negative counts, exposures not above 0; the level), no_variation.

// Counts with exposures (empty: 1 each); coefficients on the scale of logarithms. Standard errors are
// Poisson's; the verdict widens them by the dispersion when it is above 1, and is too_few_to_say where not
// even a fall to nothing would have shown.
Outcome<InterruptedSeries> interrupted_counts(std::span<double const> counts,
                                              std::span<double const> exposures, std::size_t first_after,
                                              double level = 0.95);
// Values of any kind by least squares, standard errors that allow for dependence up to `lag` periods.
Outcome<InterruptedSeries> interrupted_values(std::span<double const> values, std::size_t first_after,
                                              std::size_t lag = 3, double level = 0.95);

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "lib/analytics/core/refusal.h"

namespace samsyn::analytics {

// Explaining values row by row; the first column is usually 1 throughout.
struct Design {
    std::span<double const> values;
    std::size_t columns;

    std::size_t rows() const { return columns ? values.size() / columns : 0; }
    std::span<double const> row(std::size_t at) const { return values.subspan(at * columns, columns); }
};

struct Fit {
    std::vector<double> coefficients;
    std::vector<double> inverse;  // of the information, columns × columns: the covariance at dispersion 1
    std::vector<double> fitted;
    double deviance;  // least squares: the residual sum of squares
};

// Each refuses: unequal, too_few (not more rows than columns), not_finite, bad_parameter (a negative count),
// no_variation (a column that the others determine; counts that no finite coefficients fit), too_large (more
// than 64 columns). `ridge` ≥ 0 draws all coefficients but the first towards 0: half of it times their
// squares is taken from the log likelihood, and only then may there be fewer rows than columns.
Outcome<Fit> fit_least_squares(Design const& design, std::span<double const> values);
// Counts, log(mean) = offset + row · coefficients. offsets empty: 0. By iterated least squares.
Outcome<Fit> fit_poisson(Design const& design, std::span<double const> counts,
                         std::span<double const> offsets = {}, double ridge = 0);

// Covariances of least-squares coefficients that hold without equal variances (HC1), and without independence
// in time up to `lag` (Newey and West's with Bartlett weights, no prewhitening). J. G. MacKinnon and H.
// White, Journal of Econometrics 29 (1985); W. K. Newey and K. D. West, Econometrica 55 (1987),
// https://doi.org/10.2307/1913610.
std::vector<double> hc1(Design const& design, std::span<double const> values, Fit const& fit);
std::vector<double> newey_west(Design const& design, std::span<double const> values, Fit const& fit,
                               std::size_t lag);

}  // namespace samsyn::analytics

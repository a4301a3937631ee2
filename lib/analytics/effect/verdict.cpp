// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/effect/verdict.h"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "lib/analytics/core/false_discovery.h"

namespace samsyn::analytics {
namespace {

// Without an error (a series that follows its line exactly) a change is certain, or there is none.
Estimate certain(double value) { return {value, 0, 0, {value, value}, value == 0 ? 1.0 : 0.0}; }

}  // namespace

Estimate estimate_of(double value, double standard_error, double level)
{
    if (!(standard_error > 0)) return certain(value);
    double const half = normal_quantile((1 + level) / 2) * standard_error, z = value / standard_error;
    return {value, standard_error, z, {value - half, value + half}, two_sided_p(z)};
}

Estimate estimate_of(double value, double standard_error, double level, double degrees_of_freedom)
{
    if (!(standard_error > 0)) return certain(value);
    boost::math::students_t const t(degrees_of_freedom);
    double const half = quantile(t, (1 + level) / 2) * standard_error, z = value / standard_error;
    return {value, standard_error, z, {value - half, value + half}, 2 * cdf(t, -std::abs(z))};
}

Verdict verdict_of(Interval const& change)
{
    if (change.high < 0) return Verdict::fell;
    if (change.low > 0) return Verdict::rose;
    return Verdict::no_clear_change;
}

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/time/overdispersed.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace samsyn::analytics {

double chance_at_most(double k, double mean, double dispersion)
{
    if (k < 0) return 0;
    if (!(mean > 0)) return 1;
    if (dispersion <= 1) return boost::math::gamma_q(k + 1, mean);
    return boost::math::ibeta(mean / (dispersion - 1), k + 1, 1 / dispersion);
}

double count_quantile(double p, double mean, double dispersion)
{
    double low = -1, high = 0;  // not enough at low, enough at high
    while (chance_at_most(high, mean, dispersion) < p && high < 1e15) low = high, high = 2 * high + 1;
    while (high - low > 1) {
        double const middle = std::floor((low + high) / 2);
        (chance_at_most(middle, mean, dispersion) >= p ? high : low) = middle;
    }
    return high;
}

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/rate_comparison.h"

#include <algorithm>
#include <cmath>

namespace samsyn::situation {
namespace {

double log_choose(std::int64_t n, std::int64_t k)
{
    auto const whole = [](std::int64_t number) { return std::lgamma(static_cast<double>(number) + 1); };
    return whole(n) - whole(k) - whole(n - k);
}

// P(from ≤ X ≤ to) of a binomial.
double probability(std::int64_t n, double share, std::int64_t from, std::int64_t to)
{
    double sum = 0;
    for (auto k = from; k <= to; ++k)
        sum += std::exp(log_choose(n, k) + static_cast<double>(k) * std::log(share) +
                        static_cast<double>(n - k) * std::log1p(-share));
    return sum;
}

}  // namespace

double equal_rates_p(std::int64_t first, double first_exposure, std::int64_t second, double second_exposure)
{
    auto const n = first + second;
    if (n == 0) return 1;
    double const share = first_exposure / (first_exposure + second_exposure);
    double const tail = std::min(probability(n, share, 0, first), probability(n, share, first, n));
    return std::min(1.0, 2 * tail);
}

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/rates/interval.h"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>
#include <optional>

namespace samsyn::analytics {
namespace {

std::optional<Refusal> fault_in(std::uint64_t successes, std::uint64_t of, double level)
{
    if (!(level > 0 && level < 1) || successes > of) return Refusal::bad_parameter;
    if (of == 0) return Refusal::too_few;
    return std::nullopt;
}

}  // namespace

double normal_quantile(double p) { return -std::numbers::sqrt2 * boost::math::erfc_inv(2 * p); }

double normal_above(double z) { return std::erfc(z / std::numbers::sqrt2) / 2; }

Outcome<Proportion> wilson(std::uint64_t successes, std::uint64_t of, double level)
{
    if (auto fault = fault_in(successes, of, level)) return refuse(*fault);
    double const n = static_cast<double>(of), p = static_cast<double>(successes) / n;
    double const z = normal_quantile((1 + level) / 2), zz = z * z / n;
    double const middle = (p + zz / 2) / (1 + zz);
    double const half = z * std::sqrt(p * (1 - p) / n + zz / n / 4) / (1 + zz);
    return Proportion{p,
                      {successes == 0 ? 0 : std::max(0.0, middle - half),
                       successes == of ? 1 : std::min(1.0, middle + half)}};
}

Outcome<Proportion> clopper_pearson(std::uint64_t successes, std::uint64_t of, double level)
{
    if (auto fault = fault_in(successes, of, level)) return refuse(*fault);
    double const n = static_cast<double>(of), k = static_cast<double>(successes), tail = (1 - level) / 2;
    return Proportion{k / n,
                      {successes == 0 ? 0 : boost::math::ibeta_inv(k, n - k + 1, tail),
                       successes == of ? 1 : boost::math::ibetac_inv(k + 1, n - k, tail)}};
}

Outcome<Proportion> logit_interval(std::uint64_t successes, std::uint64_t of, double level)
{
    if (auto fault = fault_in(successes, of, level)) return refuse(*fault);
    if (successes == 0 || successes == of) return clopper_pearson(successes, of, level);
    double const n = static_cast<double>(of), p = static_cast<double>(successes) / n;
    double const middle = std::log(p / (1 - p));
    double const half = normal_quantile((1 + level) / 2) / std::sqrt(n * p * (1 - p));
    auto share = [](double log_odds) { return 1 / (1 + std::exp(-log_odds)); };
    return Proportion{p, {share(middle - half), share(middle + half)}};
}

Outcome<Proportion> poisson_rate(std::uint64_t count, double exposure, double level)
{
    if (!std::isfinite(exposure)) return refuse(Refusal::not_finite);
    if (!(exposure > 0) || !(level > 0 && level < 1)) return refuse(Refusal::bad_parameter);
    double const k = static_cast<double>(count), tail = (1 - level) / 2;
    return Proportion{k / exposure,
                      {count == 0 ? 0 : boost::math::gamma_p_inv(k, tail) / exposure,
                       boost::math::gamma_q_inv(k + 1, tail) / exposure}};
}

}  // namespace samsyn::analytics

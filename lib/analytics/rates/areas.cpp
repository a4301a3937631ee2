// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/rates/areas.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace samsyn::analytics {

Outcome<Proportion> directly_standardised(std::span<Stratum const> strata, double level)
{
    if (strata.empty()) return refuse(Refusal::too_few);
    double standard = 0;
    for (auto const& each : strata) {
        if (!std::isfinite(each.events) || !std::isfinite(each.exposure) || !std::isfinite(each.standard))
            return refuse(Refusal::not_finite);
        if (each.events < 0 || !(each.exposure > 0) || each.standard < 0)
            return refuse(Refusal::bad_parameter);
        standard += each.standard;
    }
    if (!(standard > 0) || !std::isfinite(standard) || !(level > 0 && level < 1))
        return refuse(Refusal::bad_parameter);
    double rate = 0, variance = 0, widest = 0;
    for (auto const& each : strata) {
        double const weight = each.standard / standard / each.exposure;
        rate += weight * each.events;
        variance += weight * weight * each.events;
        widest = std::max(widest, weight);
    }
    double const tail = (1 - level) / 2;
    double const low =
        rate > 0 ? boost::math::gamma_p_inv(rate * rate / variance, tail) * (variance / rate) : 0;
    double const moved = rate + widest, spread = variance + widest * widest;
    return Proportion{rate, {low, boost::math::gamma_q_inv(moved * moved / spread, tail) * (spread / moved)}};
}

Outcome<Shrinkage> shrunken_risks(std::span<double const> observed, std::span<double const> expected,
                                  double level)
{
    if (observed.size() != expected.size()) return refuse(Refusal::unequal);
    if (!(level > 0 && level < 1)) return refuse(Refusal::bad_parameter);
    double events = 0, all = 0;
    for (std::size_t i = 0; i < observed.size(); ++i) {
        if (!std::isfinite(observed[i]) || !std::isfinite(expected[i])) return refuse(Refusal::not_finite);
        if (observed[i] < 0 || !(expected[i] > 0)) return refuse(Refusal::bad_parameter);
        events += observed[i];
        all += expected[i];
    }
    if (observed.size() < 3 || !(events > 0)) return refuse(Refusal::too_few);
    double const mean = events / all, n = static_cast<double>(observed.size());
    double spread = 0;
    for (std::size_t i = 0; i < observed.size(); ++i) {
        double const off = observed[i] / expected[i] - mean;
        spread += expected[i] * off * off;
    }
    double const variance = std::max(0.0, spread / all - mean / (all / n));
    Shrinkage shrinkage{mean, variance, {}};
    double const tail = (1 - level) / 2;
    for (std::size_t i = 0; i < observed.size(); ++i) {
        SmallArea area{observed[i] / expected[i], mean, {mean, mean}};
        double const shape = observed[i] + mean * mean / variance, rate = expected[i] + mean / variance;
        if (std::isfinite(shape) && shape < 1e12) {
            area.shrunken = shape / rate;
            area.interval = {boost::math::gamma_p_inv(shape, tail) / rate,
                             boost::math::gamma_q_inv(shape, tail) / rate};
        }
        shrinkage.areas.push_back(area);
    }
    return shrinkage;
}

}  // namespace samsyn::analytics

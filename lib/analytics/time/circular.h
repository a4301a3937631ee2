// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <span>

#include "lib/analytics/core/refusal.h"

namespace samsyn::analytics {

struct Circular {
    double resultant;  // 0 (even, or in balance) … 1 (all at one time)
    double mean;       // in the values' unit, above −period/2, at most period/2
    double kappa;      // concentration of von Mises
    double rayleigh_p;
    double kuiper;  // Stephens' V*
    double kuiper_p;
    double watson;  // Stephens' U²*
    double watson_p;
    double rao;    // degrees: 0 evenly spaced … 360
    double rao_p;  // by simulation
};

// Are times spread evenly over a period (24 hours, 7 days, 365.25 days)? Rayleigh's sees one peak, the others
// any pattern. p by D. Wilkie, "Rayleigh test for randomness of circular data", Applied Statistics 32 (1983),
// https://doi.org/10.2307/2347954; M. A. Stephens, JRSS B 32 (1970), 115–122, for Kuiper's and Watson's;
// kappa as in D. J. Best and N. I. Fisher, Communications in Statistics B 10 (1981),
// https://doi.org/10.1080/03610918108812225. Times rounded to hours are ties, which Kuiper's, Watson's and
// Rao's take for clusters: give the minutes. Refuses: too_few (fewer than 2), not_finite, bad_parameter (a
// period not above 0).
Outcome<Circular> circular(std::span<double const> times, double period, std::uint32_t simulations = 999,
                           std::uint64_t seed = 1);

}  // namespace samsyn::analytics

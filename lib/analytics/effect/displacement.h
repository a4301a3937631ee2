// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>

#include "lib/analytics/effect/verdict.h"

namespace samsyn::analytics {

struct BeforeAfter {
    double before;
    double after;
};

struct DisplacementAreas {
    BeforeAfter treated;
    BeforeAfter control;
    BeforeAfter ring{0, 0};          // where it may have been displaced to
    BeforeAfter ring_control{0, 0};  // what the ring is compared with
};

struct DisplacementWeights {
    BeforeAfter time{1, 1};  // lengths of the periods
    double treated = 1;      // sizes of the areas
    double control = 1;
    double ring = 1;
    double ring_control = 1;
};

struct WeightedDisplacementDifference {
    Estimate total;  // events fewer (below 0) than the controls' change lets expect
    Estimate local;
    Estimate displacement;
    Verdict verdict;  // of the total
};

// How many events a measure in a place avoided, displacement to (or benefit in) its surroundings counted.
// Assumes Poisson counts and a control that would have changed by as many events. Too few to say: when not
// even the disappearance of every treated event would have shown. A. P. Wheeler and J. H. Ratcliffe, "A
// simple weighted displacement difference test to evaluate place based crime interventions", Crime Science 7
// (2018), https://doi.org/10.1186/s40163-018-0085-5. Refuses: too_few (no event at all), not_finite,
// bad_parameter (a negative count, a weight not above 0; the level).
Outcome<WeightedDisplacementDifference> weighted_displacement_difference(
    DisplacementAreas const& areas, DisplacementWeights const& weights = {}, double level = 0.95);

enum class Displaced {
    no_success,           // the treated area did not improve: the quotient says nothing
    diffusion_exceeds,    // wdq > 1: more benefit in the buffer than in the area
    diffusion,            // 0 < wdq ≤ 1
    none,                 // wdq = 0
    displacement,         // −1 ≤ wdq < 0
    displacement_exceeds  // wdq < −1: all gain lost
};

struct WeightedDisplacementQuotient {
    double quotient;  // buffer / success; 0 when there was no success
    double success;   // change of treated per control: below 0 is success
    double buffer;
    Displaced reading;
};

// K. J. Bowers and S. D. Johnson, "Measuring the geographical displacement and diffusion of benefit effects
// of crime prevention activity", Journal of Quantitative Criminology 19 (2003),
// https://doi.org/10.1023/A:1024909009240. A description without an interval. Refuses: too_few (no control
// event before or after), not_finite, bad_parameter (a negative count).
Outcome<WeightedDisplacementQuotient> weighted_displacement_quotient(BeforeAfter treated, BeforeAfter buffer,
                                                                     BeforeAfter control);

}  // namespace samsyn::analytics

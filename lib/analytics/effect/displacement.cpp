// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/effect/displacement.h"

#include <algorithm>
#include <cmath>

namespace samsyn::analytics {
namespace {

bool all_of(DisplacementAreas const& areas, auto&& holds)
{
    return std::ranges::all_of(
        std::initializer_list<BeforeAfter>{areas.treated, areas.control, areas.ring, areas.ring_control},
        [&](BeforeAfter const& each) { return holds(each.before) && holds(each.after); });
}

struct Part {
    double value;
    double variance;
};

Part weighed(BeforeAfter const& counts, BeforeAfter const& time, double area)
{
    return {(counts.after / time.after - counts.before / time.before) / area,
            (counts.after / (time.after * time.after) + counts.before / (time.before * time.before)) /
                (area * area)};
}

Part less(Part const& treated, Part const& control)
{
    return {treated.value - control.value, treated.variance + control.variance};
}

}  // namespace

Outcome<WeightedDisplacementDifference> weighted_displacement_difference(DisplacementAreas const& areas,
                                                                         DisplacementWeights const& weights,
                                                                         double level)
{
    if (!all_of(areas, [](double count) { return std::isfinite(count); })) return refuse(Refusal::not_finite);
    if (!all_of(areas, [](double count) { return count >= 0; }) || !(level > 0 && level < 1))
        return refuse(Refusal::bad_parameter);
    for (double weight : {weights.time.before, weights.time.after, weights.treated, weights.control,
                          weights.ring, weights.ring_control}) {
        if (!std::isfinite(weight)) return refuse(Refusal::not_finite);
        if (!(weight > 0)) return refuse(Refusal::bad_parameter);
    }
    if (all_of(areas, [](double count) { return count == 0; })) return refuse(Refusal::too_few);
    auto const control = weighed(areas.control, weights.time, weights.control);
    auto const local = less(weighed(areas.treated, weights.time, weights.treated), control);
    auto const displaced = less(weighed(areas.ring, weights.time, weights.ring),
                                weighed(areas.ring_control, weights.time, weights.ring_control));
    auto estimate = [&](Part const& part) {
        return estimate_of(part.value, std::sqrt(part.variance), level);
    };
    Part const total{local.value + displaced.value, local.variance + displaced.variance};
    WeightedDisplacementDifference answer{estimate(total), estimate(local), estimate(displaced),
                                          verdict_of(estimate(total).interval)};
    // The best that could have been seen: no treated event afterwards, all else as before.
    auto const gone = weighed({areas.treated.before, 0}, weights.time, weights.treated);
    auto const calm = estimate({gone.value, gone.variance + control.variance + displaced.variance});
    if (answer.verdict == Verdict::no_clear_change && calm.interval.high >= 0)
        answer.verdict = Verdict::too_few_to_say;
    return answer;
}

Outcome<WeightedDisplacementQuotient> weighted_displacement_quotient(BeforeAfter treated, BeforeAfter buffer,
                                                                     BeforeAfter control)
{
    DisplacementAreas const areas{treated, control, buffer};
    if (!all_of(areas, [](double count) { return std::isfinite(count); })) return refuse(Refusal::not_finite);
    if (!all_of(areas, [](double count) { return count >= 0; })) return refuse(Refusal::bad_parameter);
    if (control.before == 0 || control.after == 0) return refuse(Refusal::too_few);
    auto change = [&](BeforeAfter const& area) {
        return area.after / control.after - area.before / control.before;
    };
    WeightedDisplacementQuotient answer{0, change(treated), change(buffer), Displaced::no_success};
    if (answer.success >= 0) return answer;
    answer.quotient = answer.buffer / answer.success;
    auto const q = answer.quotient;
    answer.reading = q > 1    ? Displaced::diffusion_exceeds
                     : q > 0  ? Displaced::diffusion
                     : q == 0 ? Displaced::none
                     : q < -1 ? Displaced::displacement_exceeds
                              : Displaced::displacement;
    return answer;
}

}  // namespace samsyn::analytics

// SPDX-License-Identifier: EUPL-1.2
// Did it help: displacement difference and quotient, interrupted series, difference in differences.
#include <cmath>
#include <numeric>

#include "lib/analyse/methods.h"
#include "lib/analyse/series.h"
#include "lib/analytics/effect/differences.h"
#include "lib/analytics/effect/displacement.h"
#include "lib/analytics/effect/interrupted.h"

namespace samsyn::analyse {
namespace {

char const* word_of(analytics::Verdict verdict)
{
    switch (verdict) {
        case analytics::Verdict::too_few_to_say:
            return "too_few_to_say";
        case analytics::Verdict::fell:
            return "fell";
        case analytics::Verdict::rose:
            return "rose";
        case analytics::Verdict::no_clear_change:
            break;
    }
    return "no_clear_change";
}

char const* word_of(analytics::Displaced displaced)
{
    switch (displaced) {
        case analytics::Displaced::no_success:
            return "no_success";
        case analytics::Displaced::diffusion_exceeds:
            return "diffusion_exceeds";
        case analytics::Displaced::diffusion:
            return "diffusion";
        case analytics::Displaced::none:
            return "none";
        case analytics::Displaced::displacement:
            return "displacement";
        case analytics::Displaced::displacement_exceeds:
            return "displacement_exceeds";
    }
    return "none";
}

void write_interval(json::Writer& out, std::string const& name, analytics::Interval const& interval)
{
    out.key(name).begin_array().number(interval.low).number(interval.high).end_array();
}

void write_estimate(json::Writer& out, analytics::Estimate const& estimate)
{
    out.key("se").number(estimate.standard_error).key("z").number(estimate.z);
    write_interval(out, "interval", estimate.interval);
    out.key("p").number(estimate.p);
}

analytics::BeforeAfter pair(Asked& asked, std::string const& name, bool required)
{
    analytics::Interval pair{0, 0};
    auto const read = [&](std::string const& option) {
        return required ? asked.number(option, {0, 1e12}) : asked.number(option, 0, {0, 1e12});
    };
    pair.low = read(name + "-before");
    pair.high = read(name + "-after");
    return {pair.low, pair.high};
}

// Weights of an option, 1 each when it is not given.
std::vector<double> weights(Asked& asked, char const* name, std::size_t number)
{
    auto given = asked.numbers(name, {1e-12, 1e12});
    if (asked.has(name) && given.size() != number) asked.fault(name, "analyse.number_of_weights");
    given.resize(number, 1);
    return given;
}

// Counts of the periods of a group, by lists or in a file with a column "group".
struct Groups {
    std::vector<double> treated_before, treated_after, control_before, control_after;
};

Result<Groups> read_groups(Asked& asked, Answered& answered)
{
    Groups groups;
    if (!asked.has("series")) {
        std::pair<char const*, std::vector<double>*> const lists[] = {
            {"treated-before", &groups.treated_before},
            {"treated-after", &groups.treated_after},
            {"control-before", &groups.control_before},
            {"control-after", &groups.control_after}};
        for (auto const& [name, list] : lists) {
            *list = asked.numbers(name, {-1e12, 1e12});
            if (list->empty()) asked.fault(name, "field.required");
        }
        if (auto const fault = asked.fault(); !fault) return refuse(fault);
        return groups;
    }
    auto const treated = asked.text("treated", "treated"), control = asked.text("control", "control");
    auto const start = asked.text("start", "");
    if (start.empty()) asked.fault("start", "field.required");
    auto const file = read_series(asked);
    if (!file) return refuse(file);
    answered.data = {file->file};
    for (auto const& series : file->series) {
        bool const is_treated = series.area == treated;
        if (!is_treated && series.area != control) continue;
        auto const at = period_at(series, "start", start);
        if (!at) return refuse(at);
        auto const middle = series.counts.begin() + static_cast<std::ptrdiff_t>(*at);
        (is_treated ? groups.treated_before : groups.control_before).assign(series.counts.begin(), middle);
        (is_treated ? groups.treated_after : groups.control_after).assign(middle, series.counts.end());
    }
    return groups;
}

}  // namespace

Result<Answered> wdd(Asked& asked)
{
    analytics::DisplacementAreas const areas{pair(asked, "treated", true), pair(asked, "control", true),
                                             pair(asked, "ring", false), pair(asked, "ring-control", false)};
    auto const times = weights(asked, "time-weights", 2), sizes = weights(asked, "area-weights", 4);
    double const level = asked.number("level", 0.9, {0, 1});  // as its authors
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    Answered answered;
    auto const found = timed(answered.seconds, [&] {
        return analytics::weighted_displacement_difference(
            areas, {{times[0], times[1]}, sizes[0], sizes[1], sizes[2], sizes[3]}, level);
    });
    if (!found) return refused(found, "--treated-before …");
    for (auto const& each : {areas.treated, areas.control, areas.ring, areas.ring_control})
        answered.n += static_cast<std::size_t>(each.before + each.after);
    answered.p_method = "normal";
    auto& out = answered.body;
    out.begin_object().key("wdd").number(found->total.value);
    write_estimate(out, found->total);
    out.key("local").number(found->local.value);
    write_interval(out, "local_interval", found->local.interval);
    out.key("displacement").number(found->displacement.value);
    write_interval(out, "displacement_interval", found->displacement.interval);
    out.key("verdict").string(word_of(found->verdict)).end_object();
    return answered;
}

Result<Answered> wdq(Asked& asked)
{
    auto const treated = pair(asked, "treated", true), ring = pair(asked, "ring", true),
               control = pair(asked, "control", true);
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    Answered answered;
    auto const found = timed(
        answered.seconds, [&] { return analytics::weighted_displacement_quotient(treated, ring, control); });
    if (!found) return refused(found, "--treated-before …");
    for (auto const& each : {treated, ring, control})
        answered.n += static_cast<std::size_t>(each.before + each.after);
    auto& out = answered.body;
    out.begin_object().key("wdq").number(found->quotient).key("success").number(found->success);
    out.key("buffer").number(found->buffer).key("verdict").string(word_of(found->reading)).end_object();
    return answered;
}

Result<Answered> its(Asked& asked)
{
    enum class Model { counts, values };
    auto const model =
        asked.choice("model", {{"counts", Model::counts}, {"values", Model::values}}, Model::counts);
    auto const lag = asked.whole("lag", 3, 0, 100);
    double const level = asked.number("level", 0.95, {0, 1});
    auto const start = asked.text("start", "");
    if (start.empty()) asked.fault("start", "field.required");
    auto const file = read_series(asked);
    if (!file) return refuse(file);
    auto const series = only_one(*file);
    if (!series) return refuse(series);
    auto const first_after = period_at(**series, "start", start);
    if (!first_after) return refuse(first_after);
    Answered answered;
    answered.n = file->n;
    answered.data = {file->file};
    answered.p_method = model == Model::counts ? "normal" : "student, Newey-West";
    auto const found = timed(answered.seconds, [&] {
        return model == Model::counts
                   ? analytics::interrupted_counts((*series)->counts, (*series)->exposures, *first_after,
                                                   level)
                   : analytics::interrupted_values((*series)->counts, *first_after, lag, level);
    });
    if (!found) return refused(found, file->file.name);
    auto const& change = found->coefficients[2];
    auto& out = answered.body;
    out.begin_object().key("level_change").number(change.value);
    out.key("slope_change").number(found->coefficients[3].value);
    write_interval(out, "interval", change.interval);
    out.key("p").number(change.p);
    if (model == Model::counts) {
        out.key("level_ratio").number(std::exp(change.value));
        write_interval(out, "level_ratio_interval",
                       {std::exp(change.interval.low), std::exp(change.interval.high)});
    }
    out.key("deviance").number(found->deviance).key("dispersion").number(found->dispersion);
    out.key("verdict").string(word_of(found->verdict)).key("coefficients").begin_array();
    char const* const names[] = {"constant", "time", "level_change", "slope_change"};
    for (std::size_t at = 0; at < found->coefficients.size() && at < 4; ++at) {
        out.begin_object().key("name").string(names[at]).key("value").number(found->coefficients[at].value);
        write_estimate(out, found->coefficients[at]);
        out.end_object();
    }
    out.end_array().end_object();
    return answered;
}

Result<Answered> did(Asked& asked)
{
    enum class Model { counts, values };
    auto const model =
        asked.choice("model", {{"counts", Model::counts}, {"values", Model::values}}, Model::counts);
    double const level = asked.number("level", 0.95, {0, 1});
    Answered answered;
    auto const groups = read_groups(asked, answered);
    if (!groups) return refuse(groups);
    analytics::PeriodsBeforeAfter const treated{groups->treated_before, groups->treated_after};
    analytics::PeriodsBeforeAfter const control{groups->control_before, groups->control_after};
    answered.p_method = model == Model::counts ? "normal" : "student, HC1";
    std::optional<analytics::DifferenceInDifferences> equal;
    auto const found =
        timed(answered.seconds, [&]() -> analytics::Outcome<analytics::DifferenceInDifferences> {
            if (model == Model::counts) return analytics::difference_in_counts(treated, control, level);
            auto const both = analytics::difference_in_values(treated, control, level);
            if (!both) return analytics::refuse(both.error());
            equal = both->equal_variances;
            return both->hc1;
        });
    if (!found) return refused(found, "--treated-before …");
    answered.n = groups->treated_before.size() + groups->treated_after.size() +
                 groups->control_before.size() + groups->control_after.size();
    auto& out = answered.body;
    out.begin_object().key("did").number(found->effect.value);
    write_estimate(out, found->effect);
    if (model == Model::counts) {
        out.key("ratio").number(std::exp(found->effect.value));
        write_interval(out, "ratio_interval",
                       {std::exp(found->effect.interval.low), std::exp(found->effect.interval.high)});
    }
    if (equal) out.key("se_equal_variances").number(equal->effect.standard_error);
    out.key("verdict").string(word_of(found->verdict)).end_object();
    return answered;
}

}  // namespace samsyn::analyse

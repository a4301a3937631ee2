// SPDX-License-Identifier: EUPL-1.2
// Has it changed: alarms, trend, two counts beside each other, the next period.
#include <cmath>
#include <numeric>

#include "lib/analyse/methods.h"
#include "lib/analyse/series.h"
#include "lib/analytics/core/false_discovery.h"
#include "lib/analytics/rates/compare.h"
#include "lib/analytics/rates/rate_ratio.h"
#include "lib/analytics/time/charts.h"
#include "lib/analytics/time/farrington.h"
#include "lib/analytics/time/forecast.h"
#include "lib/analytics/time/trend.h"

namespace samsyn::analyse {
namespace {

void write_interval(json::Writer& out, char const* name, analytics::Interval const& interval)
{
    out.key(name).begin_array().number(interval.low).number(interval.high).end_array();
}

void write_names(json::Writer& out, CountSeries const& series)
{
    if (!series.area.empty()) out.key("area").string(series.area);
    if (!series.category.empty()) out.key("category").string(series.category);
}

Answered begun(SeriesFile const& file, char const* p_method)
{
    Answered answered;
    answered.n = file.n;
    answered.p_method = p_method;
    answered.data = {file.file};
    return answered;
}

double total(std::span<double const> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

analytics::Outcome<void*> write_trend(json::Writer& out, CountSeries const& series, double level)
{
    auto rates = series.counts;
    for (std::size_t at = 0; at < series.exposures.size(); ++at) rates[at] /= series.exposures[at];
    auto const kendall = analytics::mann_kendall(rates, level);
    if (!kendall) return analytics::refuse(kendall.error());
    std::span<double const> const counts(series.counts), exposures(series.exposures);
    std::size_t const half = counts.size() / 2;
    auto const exposure = [&](std::size_t from, std::size_t number) {
        return exposures.empty() ? static_cast<double>(number) : total(exposures.subspan(from, number));
    };
    write_names(out, series);
    out.key("periods").integer(static_cast<std::int64_t>(counts.size()));
    out.key("s").number(kendall->s).key("tau").number(kendall->tau).key("z").number(kendall->z);
    out.key("p").number(kendall->p).key("slope").number(kendall->slope);
    write_interval(out, "interval", kendall->interval);
    out.key("direction").string(!(kendall->p < 1 - level) ? "none" : kendall->s > 0 ? "rising" : "falling");
    // The later half beside the earlier.
    auto const ratio = analytics::poisson_rate_ratio(
        static_cast<std::uint64_t>(total(counts.subspan(counts.size() - half))),
        exposure(counts.size() - half, half), static_cast<std::uint64_t>(total(counts.first(half))),
        exposure(0, half), level);
    out.key("rate_ratio");
    if (!ratio) {
        out.null();
        return nullptr;
    }
    out.begin_object().key("later").string(series.periods[counts.size() - half] + "/" +
                                           series.periods.back());
    out.key("earlier").string(series.periods.front() + "/" + series.periods[half - 1]);
    out.key("ratio").number(ratio->ratio);
    write_interval(out, "interval", ratio->interval);
    out.key("p").number(ratio->p).end_object();
    return nullptr;
}

// A count that a test of whole events takes.
std::uint64_t count_option(Asked& asked, char const* name) { return asked.whole(name, 0, 10'000'000); }

}  // namespace

Result<Answered> trend(Asked& asked)
{
    double const level = asked.number("level", 0.95, {0, 1});
    auto const file = read_series(asked);
    if (!file) return refuse(file);
    auto answered = begun(*file, "normal");
    auto& out = answered.body;
    out.begin_object();
    bool const many = file->series.size() > 1;
    if (many) out.key("series").begin_array();
    auto const written = timed(answered.seconds, [&]() -> analytics::Outcome<void*> {
        for (auto const& series : file->series) {
            if (many) out.begin_object();
            auto const done = write_trend(out, series, level);
            if (!done) return done;
            if (many) out.end_object();
        }
        return nullptr;
    });
    if (!written) return refused(written, file->file.name);
    if (many) out.end_array();
    out.end_object();
    return answered;
}

Result<Answered> rate_ratio(Asked& asked)
{
    Answered answered;
    answered.p_method = "exact";
    double const level = asked.number("level", 0.95, {0, 1});
    auto const before = asked.numbers("before", {0, 1e7}), after = asked.numbers("after", {0, 1e7});
    if (before.empty()) asked.fault("before", "field.required");
    if (after.empty()) asked.fault("after", "field.required");
    auto const exposures_before = asked.numbers("exposure-before", {0, no_limit}),
               exposures_after = asked.numbers("exposure-after", {0, no_limit});
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    answered.n = static_cast<std::size_t>(total(before) + total(after));
    double dispersion = 0;
    auto const found = timed(answered.seconds, [&]() -> analytics::Outcome<analytics::RateRatio> {
        if (before.size() == 1 && after.size() == 1)
            return analytics::poisson_rate_ratio(static_cast<std::uint64_t>(after[0]),
                                                 exposures_after.empty() ? 1 : exposures_after[0],
                                                 static_cast<std::uint64_t>(before[0]),
                                                 exposures_before.empty() ? 1 : exposures_before[0], level);
        auto const ratio = analytics::negative_binomial_rate_ratio({after, exposures_after},
                                                                   {before, exposures_before}, level);
        if (!ratio) return analytics::refuse(ratio.error());
        answered.p_method = "wald";
        dispersion = ratio->dispersion;
        return ratio->rate;
    });
    if (!found) return refused(found, "--before, --after");
    auto& out = answered.body;
    out.begin_object().key("ratio").number(found->ratio);
    write_interval(out, "interval", found->interval);
    out.key("p").number(found->p).key("dispersion").number(dispersion).end_object();
    return answered;
}

Result<Answered> e_test(Asked& asked)
{
    auto const before = count_option(asked, "before"), after = count_option(asked, "after");
    double const exposure_before = asked.number("exposure-before", 1, {0, no_limit});
    double const exposure_after = asked.number("exposure-after", 1, {0, no_limit});
    double const level = asked.number("level", 0.95, {0, 1});
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    Answered answered;
    answered.n = before + after;
    answered.p_method = "e-test";
    auto const p = timed(answered.seconds,
                         [&] { return analytics::e_test(after, before, exposure_after, exposure_before); });
    if (!p) return refused(p, "--before, --after");
    auto const ratio = analytics::poisson_rate_ratio(after, exposure_after, before, exposure_before, level);
    auto& out = answered.body;
    out.begin_object().key("p").number(*p).key("ratio");
    ratio ? out.number(ratio->ratio) : out.null();
    if (ratio) write_interval(out, "interval", ratio->interval);
    bool const differs = *p < 1 - level;
    out.key("verdict").string(!differs                                            ? "no_clear_change"
                              : after / exposure_after > before / exposure_before ? "rose"
                                                                                  : "fell");
    out.end_object();
    return answered;
}

Result<Answered> forecast(Asked& asked)
{
    analytics::ForecastOptions options;
    options.level = asked.number("level", 0.8, {0, 1});
    options.tries = asked.whole("tries", 12, 1, 1000);
    options.next_exposure = asked.number("next-exposure", 1, {0, no_limit});
    auto const file = read_series(asked, 12);
    if (!file) return refuse(file);
    auto const series = only_one(*file);
    if (!series) return refuse(series);
    options.periods_a_year = file->periods_a_year;
    options.seasons = asked.whole("seasons", std::min<std::size_t>(12, file->periods_a_year), 1, 64);
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    auto answered = begun(*file, "none");
    auto const found = timed(answered.seconds, [&] {
        return analytics::forecast({(*series)->counts, (*series)->exposures}, options);
    });
    if (!found) return refused(found, file->file.name);
    auto& out = answered.body;
    out.begin_object().key("verdict").string(found->next ? "forecast" : "no_better_than_naive").key("next");
    if (found->next) {
        out.begin_object().key("expected").number(found->next->mean);
        write_interval(out, "interval", found->next->interval);
        out.end_object();
    } else {
        out.null();
    }
    out.key("score").number(found->naive_error > 0 ? 1 - found->error / found->naive_error : 0);
    out.key("error").number(found->error).key("naive_error").number(found->naive_error);
    out.key("covered").number(found->covered).key("tried").integer(static_cast<std::int64_t>(found->tried));
    out.end_object();
    return answered;
}

}  // namespace samsyn::analyse

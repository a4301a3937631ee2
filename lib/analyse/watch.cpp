// SPDX-License-Identifier: EUPL-1.2
// Alarms: each period beside what its own past lets expect, many series together.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "lib/analyse/methods.h"
#include "lib/analyse/series.h"
#include "lib/analytics/time/charts.h"
#include "lib/analytics/time/farrington.h"

namespace samsyn::analyse {
namespace {

enum class Kind { farrington_flexible, farrington, ears_c1, ears_c2, ears_c3, cusum };

struct Settings {
    Kind kind = Kind::farrington_flexible;
    analytics::FarringtonOptions farrington;
    analytics::EarsOptions ears;
    analytics::CusumOptions cusum;
    std::optional<double> fdr;
    std::size_t baseline = 7;
    std::size_t last = 0;  // periods to look at; 0: all with a history
};

void read_farrington(Asked& asked, Settings& settings)
{
    using analytics::Threshold;
    bool const is_flexible = settings.kind == Kind::farrington_flexible;
    auto& options = settings.farrington;
    options.years = asked.whole("years", 5, 1, 100);
    options.half_window = asked.whole("half-window", 3, 0, 100);
    options.alpha = asked.number("alpha", is_flexible ? 0.05 : 0.01, {1e-9, 0.5});
    if (!is_flexible) return;
    options.past_left_out = asked.whole("past-left-out", 26, 0, 1000);
    options.threshold =
        asked.choice("threshold",
                     {{"delta", Threshold::delta},
                      {"negative-binomial", Threshold::negative_binomial},
                      {"negative-binomial-upper-mean", Threshold::negative_binomial_upper_mean}},
                     options.threshold);
}

Settings read_settings(Asked& asked)
{
    Settings settings;
    settings.kind = asked.choice("method",
                                 {{"farrington-flexible", Kind::farrington_flexible},
                                  {"farrington", Kind::farrington},
                                  {"ears-c1", Kind::ears_c1},
                                  {"ears-c2", Kind::ears_c2},
                                  {"ears-c3", Kind::ears_c3},
                                  {"cusum", Kind::cusum}},
                                 Kind::farrington_flexible);
    settings.fdr = asked.maybe_number("fdr", {0, 1});
    settings.last = asked.whole("last", 0, 0, 1'000'000);
    if (settings.kind == Kind::farrington_flexible || settings.kind == Kind::farrington) {
        read_farrington(asked, settings);
    } else if (settings.kind == Kind::cusum) {
        settings.cusum.reference = asked.number("reference", settings.cusum.reference, {0, 100});
        settings.cusum.limit = asked.number("limit", settings.cusum.limit, {1e-9, 1e6});
        settings.baseline = asked.whole("baseline", 26, 3, 10'000);
    } else {
        auto& ears = settings.ears;
        ears.method = settings.kind == Kind::ears_c1   ? analytics::Ears::c1
                      : settings.kind == Kind::ears_c2 ? analytics::Ears::c2
                                                       : analytics::Ears::c3;
        ears.alpha = asked.number("alpha", settings.kind == Kind::ears_c3 ? 0.025 : 0.001, {1e-9, 0.5});
        ears.baseline = asked.whole("baseline", 7, 3, 1000);
    }
    return settings;
}

// The last periods, all when 0.
std::size_t first_of(CountSeries const& series, Settings const& settings)
{
    std::size_t const n = series.counts.size();
    return settings.last && settings.last < n ? n - settings.last : 0;
}

analytics::Outcome<std::vector<analytics::Watched>> watch(CountSeries const& series, SeriesFile const& file,
                                                          Settings const& settings)
{
    analytics::Series const values{series.counts, series.exposures};
    std::size_t const first = first_of(series, settings), last = series.counts.size();
    auto farrington = settings.farrington;
    farrington.periods_a_year = file.periods_a_year;
    farrington.first_week = file.first_week;
    farrington.seasons = std::min(farrington.seasons, std::max<std::size_t>(1, file.periods_a_year / 5));
    if (settings.kind == Kind::farrington_flexible)
        return analytics::farrington_flexible(values, first, last, farrington);
    if (settings.kind == Kind::farrington) return analytics::farrington(values, first, last, farrington);
    return analytics::ears(values, first, last, settings.ears);
}

char const* word_of(analytics::Basis basis)
{
    switch (basis) {
        case analytics::Basis::enough:
            return "enough";
        case analytics::Basis::too_few_cases:
            return "too_few_cases";
        case analytics::Basis::no_history:
            return "no_history";
        case analytics::Basis::no_model:
            return "no_model";
    }
    return "no_model";
}

void write_names(json::Writer& out, CountSeries const& series, std::size_t period)
{
    if (!series.area.empty()) out.key("area").string(series.area);
    if (!series.category.empty()) out.key("category").string(series.category);
    out.key("period").string(series.periods[period]).key("observed").number(series.counts[period]);
}

void write_period(json::Writer& out, CountSeries const& series, analytics::Watched const& watched,
                  double adjusted, Settings const& settings)
{
    out.begin_object();
    write_names(out, series, watched.period);
    bool const knows =
        watched.basis == analytics::Basis::enough || watched.basis == analytics::Basis::too_few_cases;
    auto const write = [&](char const* name, double value) {
        out.key(name);
        knows ? out.number(value) : out.null();
    };
    write("expected", watched.expected);
    write("upper", watched.upper);
    write("p", watched.p);
    write("p_adjusted", adjusted);
    bool const enough = watched.basis == analytics::Basis::enough;
    out.key("alarm").boolean(settings.fdr ? enough && adjusted <= *settings.fdr : watched.alarm);
    out.key("trend").boolean(watched.trend).key("basis").string(word_of(watched.basis)).end_object();
}

// Beside the mean rate of the first periods.
Result<Done> write_cusum(json::Writer& out, CountSeries const& series, Settings const& settings,
                         std::string const& file)
{
    std::size_t const n = series.counts.size(), baseline = std::min(settings.baseline, n);
    auto const exposure = [&](std::size_t at) { return series.exposures.empty() ? 1 : series.exposures[at]; };
    double counts = 0, exposures = 0;
    for (std::size_t at = 0; at < baseline; ++at) {
        counts += series.counts[at];
        exposures += exposure(at);
    }
    std::vector<double> expected(n);
    for (std::size_t at = 0; at < n; ++at) expected[at] = counts / exposures * exposure(at);
    auto const found = analytics::cusum(series.counts, expected, settings.cusum);
    if (!found) return refused(found, file);
    for (auto const& point : *found) {
        if (point.period < first_of(series, settings)) continue;
        out.begin_object();
        write_names(out, series, point.period);
        out.key("expected").number(expected[point.period]).key("upper").null().key("p").null();
        out.key("statistic").number(point.statistic).key("alarm").boolean(point.alarm).end_object();
    }
    return Done{};
}

}  // namespace

Result<Answered> anomaly(Asked& asked)
{
    auto const settings = read_settings(asked);
    if (settings.kind == Kind::cusum && settings.fdr) asked.fault("fdr", "analyse.cusum_has_no_p");
    auto const file = read_series(asked);
    if (!file) return refuse(file);
    Answered answered;
    answered.n = file->n;
    answered.data = {file->file};
    auto& out = answered.body;
    out.begin_object().key("periods").begin_array();
    if (settings.kind == Kind::cusum) {
        for (auto const& series : file->series)
            if (auto const done = write_cusum(out, series, settings, file->file.name); !done)
                return refuse(done);
        out.end_array().end_object();
        return answered;
    }
    answered.p_method = settings.kind == Kind::farrington_flexible || settings.kind == Kind::farrington
                            ? "quasi-poisson"
                            : "normal";
    std::vector<std::vector<analytics::Watched>> found;
    std::vector<analytics::Watched> all;
    auto const done = timed(answered.seconds, [&]() -> analytics::Outcome<std::vector<double>> {
        for (auto const& series : file->series) {
            auto watched = watch(series, *file, settings);
            if (!watched) return analytics::refuse(watched.error());
            all.insert(all.end(), watched->begin(), watched->end());
            found.push_back(std::move(*watched));
        }
        return analytics::adjusted_across(all);
    });
    if (!done) return refused(done, file->file.name);
    std::size_t at = 0;
    for (std::size_t each = 0; each < found.size(); ++each)
        for (auto const& watched : found[each])
            write_period(out, file->series[each], watched, (*done)[at++], settings);
    out.end_array().end_object();
    return answered;
}

}  // namespace samsyn::analyse

// SPDX-License-Identifier: EUPL-1.2
#include "lib/analytics/time/charts.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "lib/analytics/rates/interval.h"

namespace samsyn::analytics {
namespace {

constexpr std::size_t kGap = 2;  // of C2 and C3

std::optional<Refusal> fault_in(Series const& series, std::size_t first, std::size_t last,
                                EarsOptions const& options)
{
    if (!series.exposures.empty() && series.exposures.size() != series.counts.size()) return Refusal::unequal;
    if (series.counts.empty() || first >= last) return Refusal::too_few;
    for (double count : series.counts) {
        if (!(std::abs(count) < 1e100)) return Refusal::not_finite;
        if (count < 0) return Refusal::bad_parameter;
    }
    for (double exposure : series.exposures) {
        if (!(std::abs(exposure) < 1e100)) return Refusal::not_finite;
        if (!(exposure > 1e-100)) return Refusal::bad_parameter;
    }
    if (last > series.counts.size() || options.baseline < 3 || options.baseline > series.counts.size() + 3 ||
        !(options.alpha > 0 && options.alpha < 1) || !(options.least_deviation >= 0) ||
        !std::isfinite(options.least_deviation))
        return Refusal::bad_parameter;
    return std::nullopt;
}

struct Baseline {
    double mean;
    double deviation;
};

// Mean and deviation of the rates of the periods that end `gap` before the watched one.
Baseline baseline_of(std::span<double const> rates, std::size_t period, std::size_t gap,
                     EarsOptions const& options)
{
    auto const before = rates.subspan(period - gap - options.baseline, options.baseline);
    double const n = static_cast<double>(before.size());
    double mean = 0, squares = 0;
    for (double rate : before) mean += rate;
    mean /= n;
    for (double rate : before) squares += (rate - mean) * (rate - mean);
    return {mean, std::max(std::sqrt(squares / (n - 1)), options.least_deviation)};
}

// How far above 1 standard deviation; 0 where there is no deviation to measure by.
double exceeded(std::span<double const> rates, std::size_t period, EarsOptions const& options)
{
    auto const [mean, deviation] = baseline_of(rates, period, kGap, options);
    return deviation > 0 ? std::max(0.0, (rates[period] - mean) / deviation - 1) : 0;
}

}  // namespace

Outcome<std::vector<Watched>> ears(Series const& series, std::size_t first, std::size_t last,
                                   EarsOptions const& options)
{
    if (auto fault = fault_in(series, first, last, options)) return refuse(*fault);
    std::vector<double> rates(series.counts.begin(), series.counts.end());
    for (std::size_t i = 0; i < series.exposures.size(); ++i) rates[i] /= series.exposures[i];
    std::size_t const gap = options.method == Ears::c1 ? 0 : kGap;
    bool const about_observed = options.method == Ears::c3_about_observed;
    std::size_t const carried = options.method == Ears::c3 || about_observed ? 2 : 0;
    double const z = normal_quantile(1 - options.alpha);
    std::vector<Watched> all;
    for (auto period = first; period < last; ++period) {
        Watched watched{period, series.counts[period], 0, 0, 1, 1, false, false, Basis::no_history};
        if (period >= options.baseline + gap + carried) {
            auto const [mean, deviation] = baseline_of(rates, period, gap, options);
            double before = 0;
            for (std::size_t back = 1; back <= carried; ++back)
                before += exceeded(rates, period - back, options);
            double const exposure = series.exposures.empty() ? 1 : series.exposures[period];
            watched.basis = Basis::enough;
            watched.expected = mean * exposure;
            watched.upper =
                std::max(0.0, (about_observed ? rates[period] : mean) + deviation * (z - before)) * exposure;
            watched.p = deviation > 0 ? normal_above((rates[period] - mean) / deviation + before) : 1;
            watched.alarm = watched.observed > watched.upper;
        }
        all.push_back(watched);
    }
    return all;
}

Outcome<std::vector<CusumPoint>> cusum(std::span<double const> counts, std::span<double const> expected,
                                       CusumOptions const& options)
{
    if (counts.size() != expected.size()) return refuse(Refusal::unequal);
    if (counts.empty()) return refuse(Refusal::too_few);
    if (!(options.reference >= 0 && options.reference < 1e100) || !(options.limit > 0))
        return refuse(Refusal::bad_parameter);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!(std::abs(counts[i]) < 1e100) || !(std::abs(expected[i]) < 1e100))
            return refuse(Refusal::not_finite);
        if (counts[i] < 0 || !(expected[i] > 1e-100)) return refuse(Refusal::bad_parameter);
    }
    std::vector<CusumPoint> all;
    double sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        double const mean = expected[i];
        double const z = (counts[i] - 3 * mean + 2 * std::sqrt(counts[i] * mean)) / (2 * std::sqrt(mean));
        sum = std::max(0.0, sum + z - options.reference);
        all.push_back({i, sum, sum >= options.limit});
        if (all.back().alarm) sum = 0;
    }
    return all;
}

}  // namespace samsyn::analytics

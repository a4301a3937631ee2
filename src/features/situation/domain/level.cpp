// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/level.h"

#include <cmath>

#include "lib/base/check.h"
#include "src/features/situation/domain/rate_comparison.h"

namespace samsyn::situation {
namespace {

// Above the median by this many half widths of the band (3.5 spreads, the band being 2).
constexpr double far_above = 1.75;
constexpr double significance = 0.05;

double number(std::int64_t count) { return static_cast<double>(count); }

// Values are shown and compared between engines: a tenth is enough.
double rounded(double value) { return std::round(value * 10) / 10; }

std::vector<double> comparable(std::span<Counted const> before, Exposure const& now)
{
    std::vector<double> values;
    for (auto const& period : before)
        if (auto const value = as_if_now(period, now)) values.push_back(*value);
    return values;
}

Judgement against_band(std::int64_t count, Band const& band)
{
    double const x = number(count);
    std::map<std::string, double> const around{
        {"count", x}, {"low", rounded(band.low)}, {"high", rounded(band.high)}};
    std::map<std::string, double> const above{
        {"count", x}, {"median", rounded(band.median)}, {"high", rounded(band.high)}};
    if (x > band.median + far_above * (band.high - band.median))
        return {Level::bad, Trend::none, band, {RuleCode::far_above_band, above}};
    if (x > band.high) return {Level::warn, Trend::none, band, {RuleCode::above_band, above}};
    auto const code = x < band.low ? RuleCode::below_band : RuleCode::within_band;
    return {Level::ok, Trend::none, band, {code, around}};
}

// The exposure of the period before, when that of the last is 1.
double exposure_before(Counted const& before, Counted const& last, double as_if)
{
    if (before.tally.count() > 0 && as_if > 0) return number(before.tally.count()) / as_if;
    if (before.exposure.applies() && last.exposure.applies())
        return number(before.exposure.answered) / number(last.exposure.answered);
    return 1;
}

Trend direction(Counted const& before, Counted const& last, Band const& band)
{
    auto const as_if = as_if_now(before, last.exposure);
    double const x = number(last.tally.count());
    if (!as_if || (x >= band.low && x <= band.high)) return Trend::none;
    double const p =
        equal_rates_p(last.tally.count(), 1, before.tally.count(), exposure_before(before, last, *as_if));
    if (p >= significance) return Trend::none;
    if (x > band.high && x > *as_if) return Trend::up;
    if (x < band.low && x < *as_if) return Trend::down;
    return Trend::none;
}

Judgement judge_counts(std::span<Counted const> before, Counted const& last, Baseline const& baseline)
{
    auto const& e = last.exposure;
    if (e.applies() && e.answered == 0)
        return {Level::none, Trend::none, {}, {RuleCode::no_answers, {{"expected", number(e.expected)}}}};
    if (!e.is_enough())
        return {
            Level::none,
            Trend::none,
            {},
            {RuleCode::low_coverage, {{"answered", number(e.answered)}, {"expected", number(e.expected)}}}};
    auto const history = comparable(before, e);
    auto const band = baseline.band(history);
    if (!band)
        return {Level::none,
                Trend::none,
                {},
                {RuleCode::few_rounds,
                 {{"rounds", static_cast<double>(history.size())},
                  {"needed", static_cast<double>(baseline.needed())}}}};
    auto judgement = against_band(last.tally.count(), *band);
    if (!before.empty()) judgement.trend = direction(before.back(), last, *band);
    return judgement;
}

// Something serious asks for attention whatever is usual, and however few answered.
Judgement with_serious(Judgement judgement, Tally const& last)
{
    if (last.serious == 0 || judgement.level >= Level::warn) return judgement;
    judgement.level = Level::warn;
    judgement.rule = {RuleCode::serious_reported,
                      {{"count", number(last.count())}, {"serious", number(last.serious)}}};
    return judgement;
}

}  // namespace

Judgement judge(std::span<Counted const> series, Baseline const& baseline)
{
    check(!series.empty());
    auto const& last = series.back();
    return with_serious(judge_counts(series.first(series.size() - 1), last, baseline), last.tally);
}

Judgement judge_part(std::span<Counted const> series)
{
    check(!series.empty());
    return with_serious({Level::none, Trend::none, {}, {RuleCode::part_only, {}}}, series.back().tally);
}

}  // namespace samsyn::situation

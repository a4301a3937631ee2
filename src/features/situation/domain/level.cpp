// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/level.h"

#include <cmath>

#include "lib/analytics/core/false_discovery.h"
#include "lib/analytics/rates/rate_ratio.h"
#include "lib/base/check.h"

namespace samsyn::situation {
namespace {

// Above the middle by this many half widths of the band (3.5 spreads, the band being 2).
constexpr double far_above = 1.75;
// Of those that are said to stand out, the share expected to be chance.
constexpr double false_share = 0.05;

double number(std::int64_t count) { return static_cast<double>(count); }

// Values are shown and compared between engines: a tenth is enough.
double rounded(double value) { return std::round(value * 10) / 10; }

// The exposure of an earlier period, when that of the last is 1; as_if is what it would have counted then.
double exposure_of(Counted const& before, Counted const& last, double as_if)
{
    if (before.tally.count() > 0 && as_if > 0) return number(before.tally.count()) / as_if;
    if (before.exposure.applies() && last.exposure.applies())
        return number(before.exposure.answered) / number(last.exposure.answered);
    return 1;
}

std::vector<PastCount> comparable(std::span<Counted const> before, Counted const& last)
{
    std::vector<PastCount> past;
    for (auto const& period : before)
        if (auto const as_if = as_if_now(period, last.exposure))
            past.push_back({number(last.days.last.number - period.days.last.number),
                            number(period.tally.count()), exposure_of(period, last, *as_if)});
    return past;
}

Judgement unjudged(RuleCode code, std::map<std::string, double> values)
{
    return {Level::none, Trend::none, {}, {code, std::move(values)}};
}

// Without asking yet how many others were looked at.
Judgement alone(std::span<Counted const> series, Baseline const& baseline)
{
    auto const& last = series.back();
    auto const& e = last.exposure;
    if (e.applies() && e.answered == 0)
        return unjudged(RuleCode::no_answers, {{"expected", number(e.expected)}});
    if (!e.is_enough())
        return unjudged(RuleCode::low_coverage,
                        {{"answered", number(e.answered)}, {"expected", number(e.expected)}});
    auto const past = comparable(series.first(series.size() - 1), last);
    auto const expected = baseline.expect(past, last.tally.count());
    if (!expected)
        return unjudged(RuleCode::few_rounds, {{"rounds", static_cast<double>(past.size())},
                                               {"needed", static_cast<double>(baseline.needed())}});
    return {Level::ok, Trend::none, expected->band, {}, expected->basis, expected->p};
}

// Where the adjusted chances say so, what lies outside its band stands out.
void place_in_band(Judgement& judgement, std::int64_t count, bool stands_out, std::size_t tests)
{
    double const x = number(count);
    auto const& band = *judgement.band;
    std::map<std::string, double> const around{
        {"count", x}, {"low", rounded(band.low)}, {"high", rounded(band.high)}};
    std::map<std::string, double> const above{
        {"count", x}, {"median", rounded(band.median)}, {"high", rounded(band.high)}};
    if (x <= band.high)
        judgement.rule = {x < band.low ? RuleCode::below_band : RuleCode::within_band, around};
    else if (!stands_out)
        judgement.rule = {
            RuleCode::by_chance,
            {{"count", x}, {"high", rounded(band.high)}, {"tests", static_cast<double>(tests)}}};
    else if (x > band.median + far_above * (band.high - band.median))
        judgement.level = Level::bad, judgement.rule = {RuleCode::far_above_band, above};
    else
        judgement.level = Level::warn, judgement.rule = {RuleCode::above_band, above};
}

Trend direction(Counted const& before, Counted const& last, Band const& band)
{
    auto const as_if = as_if_now(before, last.exposure);
    double const x = number(last.tally.count());
    if (!as_if || (x >= band.low && x <= band.high)) return Trend::none;
    auto const ratio = analytics::poisson_rate_ratio(static_cast<std::uint64_t>(last.tally.count()), 1,
                                                     static_cast<std::uint64_t>(before.tally.count()),
                                                     exposure_of(before, last, *as_if));
    if (!ratio) return Trend::none;
    if (x > band.high && ratio->interval.low > 1) return Trend::up;
    if (x < band.low && ratio->interval.high < 1) return Trend::down;
    return Trend::none;
}

// Something serious asks for attention whatever is usual, and however few answered.
void mind_serious(Judgement& judgement, Tally const& last)
{
    if (last.serious == 0 || judgement.level >= Level::warn) return;
    judgement.level = Level::warn;
    judgement.rule = {RuleCode::serious_reported,
                      {{"count", number(last.count())}, {"serious", number(last.serious)}}};
}

std::vector<double> adjusted(std::vector<Judgement> const& judgements, std::span<double const> elsewhere)
{
    std::vector<double> p;
    for (auto const& judgement : judgements)
        if (judgement.p) p.push_back(*judgement.p);
    p.insert(p.end(), elsewhere.begin(), elsewhere.end());
    auto const all = analytics::false_discovery(p);
    check(all.has_value());
    return *all;
}

}  // namespace

std::vector<Judgement> judge_together(std::span<std::vector<Counted> const> series, Baseline const& baseline,
                                      std::span<double const> elsewhere)
{
    std::vector<Judgement> judgements;
    for (auto const& one : series) {
        check(!one.empty());
        judgements.push_back(alone(one, baseline));
    }
    auto const chances = adjusted(judgements, elsewhere);
    std::size_t judged = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        auto const& last = series[i].back();
        auto& judgement = judgements[i];
        if (judgement.p) {
            bool const stands_out = chances[judged++] <= false_share;
            place_in_band(judgement, last.tally.count(), stands_out, chances.size());
            if (stands_out && series[i].size() > 1)
                judgement.trend = direction(series[i][series[i].size() - 2], last, *judgement.band);
        }
        mind_serious(judgement, last.tally);
    }
    return judgements;
}

Judgement judge(std::span<Counted const> series, Baseline const& baseline)
{
    std::vector<Counted> const one(series.begin(), series.end());
    return judge_together({&one, 1}, baseline).front();
}

Judgement judge_part(std::span<Counted const> series)
{
    check(!series.empty());
    auto judgement = unjudged(RuleCode::part_only, {});
    mind_serious(judgement, series.back().tally);
    return judgement;
}

}  // namespace samsyn::situation

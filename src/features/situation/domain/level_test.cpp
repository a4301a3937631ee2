// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "src/features/situation/domain/level.h"
#include "src/features/situation/domain/rate_comparison.h"

namespace samsyn::situation {
namespace {

// A fortnight in which the operations told of so many, of twelve expected.
Counted fortnight(int number, std::int64_t reported, std::int64_t answered = 12, std::int64_t expected = 12)
{
    auto const first = Day::of(2026, 1, 5).plus(14 * number);
    return {{first, first.plus(13)}, {reported, 0, 0, 0}, {expected, answered}};
}

std::vector<Counted> series(std::vector<std::int64_t> const& counts)
{
    std::vector<Counted> made;
    for (auto const count : counts) made.push_back(fortnight(static_cast<int>(made.size()), count));
    return made;
}

MedianBand const baseline;

TEST_CASE("the band is the median and two robust spreads, never narrower than chance")
{
    // Median 5, deviations 0 0 1 1 1 2: MAD 1 gives 1.48, a Poisson count of 5 has 2.236.
    std::vector<double> const calm{5, 5, 4, 6, 4, 7};
    auto const band = baseline.band(calm);
    REQUIRE(band);
    CHECK(band->median == doctest::Approx(5));
    CHECK(band->low == doctest::Approx(5 - 2 * 2.2360680));
    CHECK(band->high == doctest::Approx(5 + 2 * 2.2360680));

    // Median 10, deviations 8 8 0 0 8 8 → MAD 8: 11.86 a spread; low does not go below nothing.
    std::vector<double> const restless{2, 18, 10, 10, 2, 18};
    CHECK(baseline.band(restless)->high == doctest::Approx(10 + 2 * 1.4826 * 8));
    CHECK(baseline.band(restless)->low == 0);

    std::vector<double> const nothing(6, 0);
    CHECK(*baseline.band(nothing) == Band{0, 0, 2});
    std::vector<double> const five(5, 3);
    CHECK_FALSE(baseline.band(five));
}

TEST_CASE("two rates are compared exactly")
{
    // 1 against 9 in equal time: 2 · (1 + 10) / 1024.
    CHECK(equal_rates_p(1, 1, 9, 1) == doctest::Approx(22.0 / 1024));
    // 0 against 5 where the first had a quarter of the time: 2 · 0.8^5 is above …
    CHECK(equal_rates_p(0, 1, 5, 4) == doctest::Approx(2 * 0.32768));
    CHECK(equal_rates_p(3, 1, 3, 1) == 1);
    CHECK(equal_rates_p(0, 1, 0, 1) == 1);
    CHECK(equal_rates_p(400, 1, 600, 1) < 1e-9);
}

TEST_CASE("a part of what was reported gets no level, but what is serious in it is seen")
{
    auto part = series({5, 5, 4, 6, 4, 7, 40});
    REQUIRE(judge(part, baseline).level == Level::bad);
    CHECK(judge_part(part).level == Level::none);
    CHECK(judge_part(part).trend == Trend::none);
    CHECK_FALSE(judge_part(part).band);
    CHECK(judge_part(part).rule == Rule{RuleCode::part_only, {}});
    part.back().tally.serious = 2;
    CHECK(judge_part(part).level == Level::warn);
    CHECK(judge_part(part).rule == Rule{RuleCode::serious_reported, {{"count", 40}, {"serious", 2}}});
}

TEST_CASE("levels follow the band, and the rule says its values")
{
    // Median 5, high 9.47, far above from 5 + 1.75 · 4.472 = 12.83.
    auto counts = std::vector<std::int64_t>{5, 5, 4, 6, 4, 7, 9};
    CHECK(judge(series(counts), baseline).level == Level::ok);
    CHECK(judge(series(counts), baseline).rule ==
          Rule{RuleCode::within_band, {{"count", 9}, {"low", 0.5}, {"high", 9.5}}});
    counts.back() = 10;
    CHECK(judge(series(counts), baseline).level == Level::warn);
    CHECK(judge(series(counts), baseline).rule ==
          Rule{RuleCode::above_band, {{"count", 10}, {"median", 5}, {"high", 9.5}}});
    counts.back() = 12;
    CHECK(judge(series(counts), baseline).level == Level::warn);
    counts.back() = 13;
    CHECK(judge(series(counts), baseline).level == Level::bad);
    CHECK(judge(series(counts), baseline).rule.code == RuleCode::far_above_band);
    counts.back() = 0;
    CHECK(judge(series(counts), baseline).level == Level::ok);
    CHECK(judge(series(counts), baseline).rule.code == RuleCode::below_band);
}

TEST_CASE("a direction stands only on a change that is one")
{
    // 10 lies above the band, but 7 → 10 is chance (p = 0.63); 2 → 10 is not (p = 0.039).
    CHECK(judge(series({5, 5, 4, 6, 4, 7, 10}), baseline).trend == Trend::none);
    CHECK(judge(series({5, 5, 4, 6, 7, 2, 10}), baseline).trend == Trend::up);
    // 3 → 9 is as sure (p = 0.146: no), and 1 → 9 (p = 0.021) stays inside the band: no arrow.
    CHECK(judge(series({5, 5, 4, 6, 7, 1, 9}), baseline).trend == Trend::none);
    // 40 → 12 with a usual 40: down.
    CHECK(judge(series({40, 41, 39, 40, 42, 40, 12}), baseline).trend == Trend::down);
}

TEST_CASE("half of the reporters gone is neither a fall nor a calm")
{
    auto all = series({40, 41, 39, 40, 42, 40, 20});
    CHECK(judge(all, baseline).trend == Trend::down);  // had all answered, it would have been
    all.back() = fortnight(6, 20, 6, 12);              // half are silent
    auto const silent = judge(all, baseline);
    CHECK(silent.trend == Trend::none);
    CHECK(silent.rule.code == RuleCode::within_band);
    CHECK(silent.band->median == doctest::Approx(20));  // of what six would tell
    all.back() = fortnight(6, 20, 6, 6);                // half are no longer asked
    CHECK(judge(all, baseline).trend == Trend::none);
    CHECK(judge(all, baseline).rule.code == RuleCode::within_band);
}

TEST_CASE("silence gives no level")
{
    auto all = series({40, 41, 39, 40, 42, 40, 20});
    all.back() = fortnight(6, 20, 5, 12);
    CHECK(judge(all, baseline).level == Level::none);
    CHECK(judge(all, baseline).rule == Rule{RuleCode::low_coverage, {{"answered", 5}, {"expected", 12}}});
    all.back() = fortnight(6, 0, 0, 12);
    CHECK(judge(all, baseline).level == Level::none);
    CHECK(judge(all, baseline).rule.code == RuleCode::no_answers);
    CHECK(judge(all, baseline).trend == Trend::none);
}

TEST_CASE("periods in which most were silent are no history")
{
    auto all = series({5, 5, 4, 6, 4, 7, 9});
    all[2] = fortnight(2, 0, 0, 12);
    auto const judged = judge(all, baseline);
    CHECK(judged.level == Level::none);
    CHECK(judged.rule == Rule{RuleCode::few_rounds, {{"rounds", 5}, {"needed", 6}}});
}

TEST_CASE("imports are compared as they are, whoever answers")
{
    auto all = series({0, 0, 0, 0, 0, 0, 0});
    for (auto& period : all) period.tally.other = 16;
    all.back() = {all.back().days, {0, 16, 0, 0}, {12, 6}};
    CHECK(judge(all, baseline).band->median == 16);
    for (auto& period : all) period.exposure = {};
    CHECK(judge(all, baseline).level == Level::ok);
}

TEST_CASE("something serious asks for attention whatever is usual")
{
    auto all = series({5, 5, 4, 6, 4, 7, 5});
    all.back().tally.serious = 1;
    CHECK(judge(all, baseline).level == Level::warn);
    CHECK(judge(all, baseline).rule == Rule{RuleCode::serious_reported, {{"count", 5}, {"serious", 1}}});
    all.back().exposure = {12, 2};
    CHECK(judge(all, baseline).level == Level::warn);
    all.back() = fortnight(6, 13);
    all.back().tally.serious = 1;
    CHECK(judge(all, baseline).level == Level::bad);
    CHECK(judge(all, baseline).rule.code == RuleCode::far_above_band);
}

}  // namespace
}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <cmath>

#include "lib/analytics/core/random.h"
#include "src/features/situation/domain/level.h"

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

std::optional<Band> band_of(std::vector<double> const& history)
{
    std::vector<PastCount> past;
    for (auto const count : history) past.push_back({14.0 * static_cast<double>(1 + past.size()), count, 1});
    auto const expected = baseline.expect(past, 0);
    return expected ? std::optional(expected->band) : std::nullopt;
}

TEST_CASE("the band is the median and two robust spreads, never narrower than chance")
{
    // Median 5, deviations 0 0 1 1 1 2: MAD 1 gives 1.48, a Poisson count of 5 has 2.236.
    std::vector<double> const calm{5, 5, 4, 6, 4, 7};
    auto const band = band_of(calm);
    REQUIRE(band);
    CHECK(band->median == doctest::Approx(5));
    CHECK(band->low == doctest::Approx(5 - 2 * 2.2360680));
    CHECK(band->high == doctest::Approx(5 + 2 * 2.2360680));

    // Median 10, deviations 8 8 0 0 8 8 → MAD 8: 11.86 a spread; low does not go below nothing.
    std::vector<double> const restless{2, 18, 10, 10, 2, 18};
    CHECK(band_of(restless)->high == doctest::Approx(10 + 2 * 1.4826 * 8));
    CHECK(band_of(restless)->low == 0);

    std::vector<double> const nothing(6, 0);
    CHECK(*band_of(nothing) == Band{0, 0, 2});
    std::vector<double> const five(5, 3);
    CHECK_FALSE(band_of(five));
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
    // Six periods say little: 10 lies above their band, and yet one in fourteen would by chance.
    counts.back() = 10;
    CHECK(judge(series(counts), baseline).level == Level::ok);
    CHECK(judge(series(counts), baseline).rule ==
          Rule{RuleCode::by_chance, {{"count", 10}, {"high", 9.5}, {"tests", 1}}});
    counts.back() = 11;
    CHECK(judge(series(counts), baseline).level == Level::warn);
    CHECK(judge(series(counts), baseline).rule ==
          Rule{RuleCode::above_band, {{"count", 11}, {"median", 5}, {"high", 9.5}}});
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
    // 12 lies above the band, but 7 → 12 is chance (0.6 to 5 times); 2 → 12 is not (1.3 to 55).
    CHECK(judge(series({5, 5, 4, 6, 4, 7, 12}), baseline).trend == Trend::none);
    CHECK(judge(series({5, 5, 4, 6, 7, 2, 12}), baseline).trend == Trend::up);
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

double drawn(analytics::Random& random, double mean)
{
    double count = 0, left = std::exp(-mean);
    for (double u = random.unit(); u > left && count < 1000; u *= random.unit()) ++count;
    return count;
}

// Two years of fortnights, busier in summer, in which nothing new happens; now and then somebody is silent.
std::vector<Counted> uneventful(analytics::Random& random, double mean)
{
    std::vector<Counted> made;
    for (int number = 0; number < 54; ++number) {
        std::int64_t const answered = 12 - static_cast<std::int64_t>(random.below(3));
        double const season = 1 + 0.4 * std::sin(number / 26.0 * 6.283185);
        made.push_back(fortnight(
            number,
            static_cast<std::int64_t>(drawn(random, mean * season * static_cast<double>(answered) / 12)),
            answered));
    }
    return made;
}

TEST_CASE("of much that is looked at, what stands out is not chance")
{
    // One of twelve twice as usual: seen among twelve, not among a thousand that are as usual.
    std::vector<std::vector<Counted>> all(12, series({20, 21, 19, 20, 22, 18, 20, 20, 21, 19, 20}));
    all[4].back().tally.reported = 42;
    auto const judged = judge_together(all, baseline);
    CHECK(judged[4].level == Level::bad);
    CHECK(judged[5].level == Level::ok);
    all[4].back().tally.reported = 35;
    CHECK(judge_together(all, baseline)[4].level == Level::warn);
    std::vector<double> const elsewhere(1000, 0.7);
    auto const among = judge_together(all, baseline, elsewhere)[4];
    CHECK(among.level == Level::ok);
    CHECK(among.trend == Trend::none);
    CHECK(among.rule == Rule{RuleCode::by_chance, {{"count", 35}, {"high", 28.9}, {"tests", 1012}}});
    // What is serious in it asks for attention all the same, and elsewhere what stands out makes room for it.
    all[4].back().tally.serious = 1;
    CHECK(judge_together(all, baseline, elsewhere)[4].rule.code == RuleCode::serious_reported);
    all[4].back().tally.serious = 0;
    std::vector<double> const troubled(300, 1e-9);
    CHECK(judge_together(all, baseline, troubled)[4].level == Level::warn);
    CHECK(judge_together({}, baseline).empty());
}

TEST_CASE("with nothing new, one picture in twenty proposes anything")
{
    SeasonalBand const seasonal;
    int alarms = 0, moving = 0;
    constexpr int pictures = 200;
    for (int seed = 0; seed < pictures; ++seed) {
        analytics::Random random(85, static_cast<std::uint64_t>(seed));
        std::vector<std::vector<Counted>> cells;  // six areas, twelve categories
        for (int cell = 0; cell < 72; ++cell) cells.push_back(uneventful(random, 1 + 0.3 * cell));
        bool has_alarm = false, has_arrow = false;
        for (auto const& judged : judge_together(cells, seasonal)) {
            CHECK(judged.basis == BandBasis::season);
            has_alarm = has_alarm || judged.level >= Level::warn;
            has_arrow = has_arrow || judged.trend != Trend::none;
        }
        alarms += has_alarm;
        moving += has_arrow;
    }
    MESSAGE(alarms << " of " << pictures << " uneventful pictures propose a level, " << moving
                   << " an arrow");
    // At 5 % in 200: 10 ± 3 (two-sided tests: half of them are falls).
    CHECK(alarms <= 16);
    CHECK(moving <= 16);
}

TEST_CASE("what comes back every summer is usual, and what comes in winter is not")
{
    SeasonalBand const seasonal;
    std::vector<std::int64_t> counts;
    for (int number = 0; number < 78; ++number) counts.push_back(number % 26 < 7 ? 40 : 10);
    auto summer = series(counts);
    summer.push_back(fortnight(78, 41));
    auto const judged = judge(summer, seasonal);
    CHECK(judged.basis == BandBasis::season);
    CHECK(judged.level == Level::ok);
    CHECK(judged.rule.code == RuleCode::within_band);
    CHECK(judge(summer, baseline).level == Level::bad);  // the median of a year knows no summer
    auto winter = series({counts.begin(), counts.begin() + 65});
    winter.push_back(fortnight(65, 40));
    CHECK(judge(winter, seasonal).level == Level::bad);
    // Half a year of history knows no season either.
    CHECK(judge(series({counts.begin(), counts.begin() + 14}), seasonal).basis == BandBasis::median);
}

}  // namespace
}  // namespace samsyn::situation

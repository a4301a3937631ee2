// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/domain/progress.h"

#include <doctest/doctest.h>

#include <array>

namespace samsyn::goals {
namespace {

Day const first = Day::of(2026, 1, 5);

std::vector<RoundCount> rounds_of(std::vector<std::int64_t> const& counts, std::int64_t answered = 12)
{
    std::vector<RoundCount> rounds;
    for (auto const count : counts) {
        auto const begins = first.plus(14 * static_cast<std::int32_t>(rounds.size()));
        rounds.push_back({{begins, begins.plus(13)}, count, 13, answered});
    }
    return rounds;
}

Level level(std::vector<std::int64_t> const& counts, std::int64_t answered = 12)
{
    return level_of(average_of(rounds_of(counts, answered)));
}

IndicatorDetails falling_to(double target)
{
    IndicatorDetails indicator;
    indicator.measures = "Skadegörelse per omgång";
    indicator.source = IndicatorSource::count;
    indicator.category = Text<40>("DAMAGE");
    indicator.target = target;
    return indicator;
}

}  // namespace

TEST_CASE("the average leaves out rounds that less than half have answered, and says how many")
{
    auto rounds = rounds_of({8, 10, 12});
    rounds.push_back({{first.plus(42), first.plus(55)}, 1, 13, 6});
    auto const average = average_of(rounds);
    CHECK(average.mean == 10);
    CHECK(average.variance == 4);
    CHECK(average.rounds == 3);
    CHECK(average.left_out == 1);
    CHECK(average.answered == 36);
    CHECK(average.expected == 39);
    CHECK(average.first == first);
    CHECK(average.last == first.plus(41));
    CHECK(average.is_thin());
    CHECK(average_of({}).rounds == 0);
}

TEST_CASE("reached is at the target or past it, on the way only beyond chance")
{
    auto const baseline = level({10, 9, 11, 10, 12, 8});
    auto const indicator = falling_to(5);
    auto const reached = judge(indicator, baseline, level({5, 4, 6, 5, 5, 5}));
    CHECK(reached.progress == Progress::reached);
    CHECK(reached.is_certain == true);
    CHECK(judge(indicator, baseline, level({6, 6, 6, 6, 6, 6})).progress == Progress::on_the_way);
    auto const chance = judge(indicator, baseline, level({9, 9, 9, 9, 9, 9}));
    CHECK(chance.progress == Progress::not_moving);
    CHECK(chance.is_certain == false);
    CHECK(judge(indicator, baseline, level({14, 15, 13, 14, 15, 16})).progress == Progress::not_moving);
}

TEST_CASE("fewer answers are no progress")
{
    auto const baseline = level({10, 9, 11, 10, 12, 8});
    auto const judged = judge(falling_to(5), baseline, level({4, 4, 4, 4, 4, 4}, 8));
    CHECK(judged.progress == Progress::unknown);
    CHECK(judged.doubt == Doubt::coverage_differs);
}

TEST_CASE("what cannot be judged says why")
{
    auto const baseline = level({10, 9, 11, 10, 12, 8});
    CHECK(judge(falling_to(5), baseline, std::nullopt).doubt == Doubt::no_value);
    CHECK(judge(falling_to(5), baseline, level({4, 4})).doubt == Doubt::few_rounds);
    CHECK(judge(falling_to(5), level({9, 9}), level({4, 4, 4})).doubt == Doubt::few_rounds);
    CHECK(judge(falling_to(5), std::nullopt, level({7, 7, 7})).doubt == Doubt::no_baseline);
    CHECK(judge(falling_to(5), std::nullopt, level({4, 4, 4})).progress == Progress::reached);
}

TEST_CASE("a survey's share is no change within its margin, and without a margin it is said not to be known")
{
    auto indicator = falling_to(20);
    indicator.source = IndicatorSource::survey;
    auto const share = [](double value, std::optional<Answers> answers) {
        return level_of(value, IndicatorSource::survey, answers);
    };
    auto const within = judge(indicator, share(30, Answers(400)), share(28, Answers(400)));
    CHECK(within.progress == Progress::not_moving);
    CHECK(within.is_certain == false);
    CHECK(judge(indicator, share(38, Answers(600)), share(28, Answers(600))).progress ==
          Progress::on_the_way);
    auto const unknown = judge(indicator, share(30, std::nullopt), share(28, Answers(400)));
    CHECK(unknown.progress == Progress::on_the_way);
    CHECK(!unknown.is_certain.has_value());
}

TEST_CASE("a goal is as far as its indicators together")
{
    using enum Progress;
    auto const of = [](std::vector<Progress> const& all) { return progress_of(all); };
    CHECK(of({}) == unknown);
    CHECK(of({unknown, unknown}) == unknown);
    CHECK(of({reached, reached}) == reached);
    CHECK(of({reached, unknown}) == on_the_way);
    CHECK(of({reached, on_the_way}) == on_the_way);
    CHECK(of({reached, not_moving}) == not_moving);
}

TEST_CASE("an indicator says what it lacks")
{
    auto const codes = [](IndicatorDetails const& indicator) {
        std::vector<std::string> found;
        for (auto const& fault : faults_of(indicator)) found.push_back(fault.field + " " + fault.code);
        return found;
    };
    using Codes = std::vector<std::string>;
    CHECK(codes(falling_to(5)).empty());
    auto count = falling_to(-1);
    count.category.reset();
    count.baseline = 4;
    count.baseline_from = first;
    CHECK(codes(count) == Codes{"category indicator.category_needed", "target indicator.number_range",
                                "baseline indicator.counts_itself", "baseline_to indicator.baseline_half",
                                "baseline_source indicator.baseline_source_needed"});
    IndicatorDetails share;
    share.measures = "Trygga sent på kvällen";
    share.source = IndicatorSource::survey;
    share.wanted = Direction::up;
    share.baseline = 61;
    share.baseline_from = first;
    share.baseline_to = first;
    share.baseline_source = "Trygghetsundersökningen 2025";
    share.target = 55;
    CHECK(codes(share) == Codes{"target indicator.target_not_better"});
    share.target = 170;
    CHECK(codes(share) == Codes{"target indicator.not_share"});
    MeasurementDetails measurement;
    CHECK(faults_of(measurement, IndicatorSource::count).front().code == "indicator.counts_itself");
    CHECK(faults_of(measurement, IndicatorSource::number).empty());
}

}  // namespace samsyn::goals

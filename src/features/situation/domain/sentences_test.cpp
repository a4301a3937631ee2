// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/sentences.h"

#include <doctest/doctest.h>

namespace samsyn::situation {
namespace {

AreaInNumbers::Cell cell(std::string category, std::int64_t count, Trend trend, RuleCode rule)
{
    AreaInNumbers::Cell cell;
    cell.category = std::move(category);
    cell.count = count;
    cell.previous = 5;
    cell.exposure = cell.exposure_before = {5, 5};
    cell.trend = trend;
    cell.level = rule == RuleCode::above_band ? Level::warn : Level::ok;
    cell.band = Band{1.2, 4, 6.8};
    cell.rule = {rule, {{"count", static_cast<double>(count)}}};
    return cell;
}

AreaInNumbers area_of(std::vector<AreaInNumbers::Cell> cells)
{
    AreaInNumbers area;
    area.coverage = {5, 5};
    area.periods = 13;
    area.cells = std::move(cells);
    return area;
}

std::vector<SentenceCode> codes(AreaInNumbers const& area)
{
    std::vector<SentenceCode> codes;
    for (auto const& sentence : sentences_of(area)) codes.push_back(sentence.code);
    return codes;
}

using enum SentenceCode;

TEST_CASE("what grew comes first, what grew most before what grew less, and the rest is as usual")
{
    auto const told = sentences_of(area_of({cell("calm", 4, Trend::none, RuleCode::within_band),
                                            cell("more", 9, Trend::up, RuleCode::above_band),
                                            cell("less", 0, Trend::down, RuleCode::below_band),
                                            cell("most", 20, Trend::up, RuleCode::above_band)}));
    REQUIRE(told.size() == 4);
    CHECK(told[0].category == "most");
    CHECK(told[1].category == "more");
    CHECK(told[1].values ==
          std::map<std::string, double>{{"count", 9}, {"previous", 5}, {"low", 2}, {"high", 6}});
    CHECK(told[2].code == fell);
    CHECK(told[3] == Sentence{rest_usual, "", "", {{"categories", 1}}, {}});
}

TEST_CASE("above the usual without a trend is no rise")
{
    CHECK(codes(area_of({cell("high", 9, Trend::none, RuleCode::above_band)})) == std::vector{above});
    CHECK(codes(area_of({cell("low", 0, Trend::none, RuleCode::below_band)})) == std::vector{usual});
}

TEST_CASE("too few answers are said, and a period that runs is neither calm nor falling")
{
    auto area = area_of({cell("low", 0, Trend::down, RuleCode::below_band)});
    area.is_running = true;
    area.coverage = {5, 4};
    CHECK(codes(area) == std::vector{so_far});
    area.coverage = {5, 2};
    CHECK(codes(area) == std::vector{few_yet});
    area.coverage = {5, 0};
    CHECK(codes(area) == std::vector{none_yet});
    area.is_running = false;
    area.cells.clear();
    CHECK(codes(area) == std::vector{no_answers});
    area.coverage = {5, 2};
    CHECK(codes(area) == std::vector{low_coverage});
    area.coverage = {5, 4};
    CHECK(codes(area) == std::vector{silent});
}

TEST_CASE("coverages are told where they differ between the periods compared")
{
    auto grown = cell("more", 9, Trend::up, RuleCode::above_band);
    grown.exposure.answered = 4;
    auto const values = sentences_of(area_of({grown})).front().values;
    CHECK(values.at("answered") == 4);
    CHECK(values.at("answered_before") == 5);
}

TEST_CASE("a reader of a part is told so, and nothing of levels")
{
    auto area = area_of({cell("more", 9, Trend::up, RuleCode::above_band)});
    area.is_joint = false;
    area.acute = 1;
    CHECK(codes(area) == std::vector{part_only, acute});
}

TEST_CASE("a place is compared only with six whole periods before")
{
    auto area = area_of({});
    area.spots = {{"square", 12, 3, Peak{{3, 4, 5}, 18, 23}}, {"park", 4, 1, {}}, {"pier", 3, 1, {}}};
    auto told = sentences_of(area);
    REQUIRE(told.size() == 2);
    CHECK(told[0].values ==
          std::map<std::string, double>{
              {"rank", 1}, {"count", 12}, {"periods", 6}, {"previous", 3}, {"from", 18}, {"to", 23}});
    CHECK(told[0].weekdays == std::vector{3, 4, 5});
    area.periods = 11;
    CHECK_FALSE(sentences_of(area)[0].values.contains("previous"));
}

TEST_CASE("at most six are kept, and the most pressing of them")
{
    std::vector<AreaInNumbers::Cell> cells;
    for (int i = 0; i < 8; ++i)
        cells.push_back(cell(std::to_string(i), 10 + i, Trend::up, RuleCode::above_band));
    auto area = area_of(std::move(cells));
    area.acute = 2;
    area.nothing = 1;
    auto const told = sentences_of(area);
    REQUIRE(told.size() == 6);
    CHECK(told[0].code == acute);
    CHECK(told[5].category == "3");
}

TEST_CASE("what cannot be judged is said")
{
    auto young = cell("young", 3, Trend::none, RuleCode::few_rounds);
    young.band.reset();
    young.level = Level::none;
    young.rule.values = {{"rounds", 0}, {"needed", 6}};
    CHECK(codes(area_of({young})) == std::vector{first_period});
    young.rule.values["rounds"] = 4;
    CHECK(codes(area_of({young})) == std::vector{few_rounds});
}

}  // namespace
}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/http/posted_report.h"

#include <doctest/doctest.h>

#include "lib/base/swedish_calendar.h"
#include "src/features/rounds/http/posted_when.h"

namespace samsyn::rounds {
namespace {

using observations::TimePrecision;

UtcTime const now = utc_of(LocalTime::at(Day::of(2026, 11, 25), 9, 30));

Question question(std::string const& code, std::vector<Text<40>> categories)
{
    Question made;
    made.code = code;
    made.categories.items = std::move(categories);
    return made;
}

Checklist checklist()
{
    Checklist made;
    made.questions = {question("drugs", {"DRUGS", "INTOX"}), question("damage", {"DAMAGE"})};
    return made;
}

std::string held(http::Fields const& fields, std::string const& name)
{
    return http::find_field(fields, name).value_or("(none)");
}

std::string const place = Uuid::from_name("torget").text();

TEST_CASE("each block of a question that is not as usual is one observation")
{
    http::Fields const posted{{"answer_drugs", "more"},    {"count_drugs", "3"},
                              {"category_drugs", "INTOX"}, {"place_drugs", place},
                              {"words_drugs", "left"},     {"count_drugs.2", "1"},
                              {"place_drugs.2", "other"},  {"words_drugs.2", "Bakom hallen"},
                              {"lon_drugs.2", "12.94"},    {"lat_drugs.2", "57.72"},
                              {"answer_damage", "usual"},  {"count_damage", "7"}};
    auto const report = posted_report(posted, checklist(), now);
    REQUIRE(report.body.observations.size() == 2);
    CHECK(report.body.answers.size() == 2);
    CHECK(report.blocks == std::vector<std::string>{"drugs", "drugs.2"});
    auto const& first = report.body.observations.items[0];
    CHECK(first.category.value == "INTOX");
    CHECK(first.count.value == 3);
    CHECK(first.where.place->text() == place);
    CHECK(first.where.words.empty());
    auto const& second = report.body.observations.items[1];
    CHECK(second.category.value == "DRUGS");
    CHECK_FALSE(second.where.place);
    CHECK(second.where.words.value == "Bakom hallen");
    CHECK(second.where.lon == 12.94);
}

TEST_CASE("a fault leads to the control it is about")
{
    http::Fields const posted{{"answer_drugs", "serious"}, {"count_drugs.4", "1"}};
    auto const report = posted_report(posted, checklist(), now);
    CHECK(control_of("observations[1].description", report) == "description_drugs.4");
    CHECK(control_of("observations[0].where.words", report) == "words_drugs");
    CHECK(control_of("observations[0].where.place", report) == "place_drugs");
    CHECK(control_of("observations[0].when.weekdays", report) == "when_drugs");
    CHECK(control_of("answers.damage", report) == "answer_damage");
    for (auto const* path : {"observations[2].when", "observations[x].when", "observations[", "nothing"})
        CHECK(control_of(path, report).empty());
}

TEST_CASE("a block more and a block less keep the rest as it was")
{
    http::Fields const posted{{"answer_drugs", "more"}, {"count_drugs", "1"}, {"description_drugs", "a"}};
    auto const more = with_another_block(with_another_block(posted, "drugs"), "drugs");
    CHECK(blocks_of(more, "drugs") == std::vector<std::string>{"drugs", "drugs.2", "drugs.3"});
    auto const fewer = without_block(more, "drugs.2");
    CHECK(blocks_of(fewer, "drugs") == std::vector<std::string>{"drugs", "drugs.3"});
    CHECK(held(fewer, "description_drugs") == "a");
    CHECK(blocks_of(fewer, "damage") == std::vector<std::string>{"damage"});
}

TEST_CASE("a block of another question with a similar name stays")
{
    http::Fields const posted{{"count_my_drugs.2", "1"}, {"count_drugs.2", "1"}};
    auto const fewer = without_block(posted, "drugs.2");
    CHECK(held(fewer, "count_my_drugs.2") == "1");
    CHECK(held(fewer, "count_drugs.2") == "(none)");
}

TEST_CASE("a page may not say more than the interface allows")
{
    http::Fields const posted{
        {"answer_drugs", "more"}, {"count_drugs", "1000"}, {"description_drugs", std::string(501, 'a')}};
    auto const report = posted_report(posted, checklist(), now);
    auto const faults = faults_of_limits(report.body);
    REQUIRE(faults.size() == 2);
    CHECK(control_of(faults[0].field, report) == "count_drugs");
    CHECK(control_of(faults[1].field, report) == "description_drugs");

    http::Fields many{{"answer_drugs", "more"}};
    for (int i = 2; i <= 51; ++i) many.emplace_back("count_drugs." + std::to_string(i), "1");
    CHECK(faults_of_limits(posted_report(many, checklist(), now).body).size() == 1);
    CHECK(faults_of_limits(posted_report({{"answer_drugs", "usual"}}, checklist(), now).body).empty());
}

TEST_CASE("what is no number is no count")
{
    for (auto const* text : {"0", "-1", "1e9", "många", "99999999999999999999"}) {
        auto const report =
            posted_report({{"answer_drugs", "more"}, {"count_drugs", text}}, checklist(), now);
        CAPTURE(text);
        CHECK(faults_of_limits(report.body).size() == 1);
    }
}

TEST_CASE("when: every choice, on the wall clock in Sweden")
{
    auto const when = [](http::Fields const& posted) { return posted_when(posted, "q", now); };
    CHECK(when({}).precision == TimePrecision::unknown);
    CHECK(when({{"when_q", "today"}}).from == start_of(Day::of(2026, 11, 25)));
    CHECK(when({{"when_q", "yesterday"}}).from == start_of(Day::of(2026, 11, 24)));

    auto const at = when({{"when_q", "at"}, {"day_q", "2026-11-20"}, {"time_q", "22:30"}});
    CHECK(at.precision == TimePrecision::exact);
    CHECK(at.from == utc_of(LocalTime::at(Day::of(2026, 11, 20), 22, 30)));
    CHECK(when({{"when_q", "at"}, {"day_q", "2026-11-20"}}).precision == TimePrecision::day);

    auto const between = when({{"when_q", "between"}, {"day_q", "2026-11-20"}, {"day_to_q", "2026-11-21"}});
    CHECK(between.precision == TimePrecision::interval);
    CHECK(between.from == start_of(Day::of(2026, 11, 20)));
    CHECK(between.to == utc_of(LocalTime::at(Day::of(2026, 11, 21), 23, 59)));

    auto const recurring = when({{"when_q", "recurring"},
                                 {"weekday_q", "4"},
                                 {"weekday_q", "5"},
                                 {"time_q", "18:00"},
                                 {"time_to_q", "23:00"}});
    CHECK(recurring.weekdays->value == 0b11000);
    CHECK(recurring.from_minute->value == 18 * 60);
    CHECK(recurring.to_minute->value == 23 * 60);
}

TEST_CASE("when: what cannot be read is missing, and the domain says so")
{
    auto const code = [](http::Fields const& posted) {
        observations::Seen seen;
        seen.when = posted_when(posted, "q", now);
        auto const faults = observations::faults_of(seen, "o", now);
        return faults.empty() ? std::string() : faults.front().code;
    };
    CHECK(code({{"when_q", "at"}, {"day_q", "i fredags"}}) == "when.from_missing");
    CHECK(code({{"when_q", "between"}, {"day_q", "2026-11-20"}}) == "when.to_missing");
    CHECK(code({{"when_q", "recurring"}, {"weekday_q", "9"}}) == "when.weekdays_missing");
    CHECK(code({{"when_q", "at"}, {"day_q", "2026-11-20"}, {"time_q", "99:99"}}).empty());
}

TEST_CASE("a report that was sent fills the form with the same words")
{
    http::Fields const posted{{"answer_drugs", "more"},     {"count_drugs", "3"},
                              {"category_drugs", "INTOX"},  {"place_drugs", "other"},
                              {"words_drugs", "Hallen"},    {"when_drugs", "recurring"},
                              {"weekday_drugs", "5"},       {"time_drugs", "18:00"},
                              {"description_drugs", "Rop"}, {"police_drugs", "no"},
                              {"feedback_drugs", "on"},     {"count_drugs.2", "1"},
                              {"when_drugs.2", "at"},       {"day_drugs.2", "2026-11-20"},
                              {"place_drugs.2", place},     {"answer_damage", "serious"},
                              {"when_damage", "between"},   {"day_damage", "2026-11-20"},
                              {"time_damage", "20:00"},     {"day_to_damage", "2026-11-21"},
                              {"time_to_damage", "06:00"}};
    auto const report = posted_report(posted, checklist(), now);
    auto const controls = controls_of(report.body, checklist());
    for (auto const& [name, value] : posted) {
        CAPTURE(name);
        CHECK(held(controls, name) == value);
    }
    CHECK(posted_report(controls, checklist(), now).body == report.body);
}

}  // namespace
}  // namespace samsyn::rounds

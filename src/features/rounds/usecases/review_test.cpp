// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "src/features/rounds/usecases/close_round.h"
#include "src/features/rounds/usecases/correct_report.h"
#include "src/features/rounds/usecases/except_operation.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "src/features/rounds/usecases/review_report.h"
#include "src/features/rounds/usecases/show_report.h"
#include "src/features/rounds/usecases/show_round.h"
#include "tests/support/engines.h"

namespace samsyn::rounds {
namespace {

using access::Role;

SubmitReport damage_at_school(OpenTown const& open)
{
    auto command = report_of(open.town, open.round.id, "skolan");
    command.body.observations.items.push_back(damage("Krossad ruta vid entrén"));
    return command;
}

TEST_CASE("a correction keeps what the report said before, with the reason")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const sent = work::execute(open.town.runtime(), open.teacher, damage_at_school(open));
        REQUIRE(sent);
        CorrectReport correction;
        correction.report = sent->id;
        correction.if_match = sent->version;
        correction.body.nothing = true;
        correction.reason = "Rutan var redan anmäld";
        auto const corrected = work::execute(open.town.runtime(), open.teacher, correction);
        REQUIRE(corrected);
        CHECK(corrected->version == 2);
        CHECK(work::execute(open.town.runtime(), open.teacher, correction).error().code == "report.changed");

        auto const page = work::ask(open.town.runtime(), open.coordinator, ShowReport{sent->id});
        REQUIRE(page);
        CHECK(page->report.body.nothing);
        CHECK(page->report.corrected_at.has_value());
        REQUIRE(page->earlier.size() == 1);
        CHECK(page->earlier[0].reason == "Rutan var redan anmäld");
        CHECK(page->earlier[0].body.observations.size() == 1);
        database.read([](sql::Transaction& t) { CHECK_FALSE(t.exists("SELECT 1 FROM observations")); });
    });
}

TEST_CASE("the core sees which operation reported, only the own organisation who typed it, others nothing")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const sent = work::execute(open.town.runtime(), open.teacher, damage_at_school(open));
        REQUIRE(sent);
        auto const police = open.town.person("polis", {Role::analyst});
        auto const seen_by_police = work::ask(open.town.runtime(), police, ShowReport{sent->id});
        REQUIRE(seen_by_police);
        CHECK(seen_by_police->report.operation == "skolan");
        CHECK_FALSE(seen_by_police->author);
        CHECK(work::ask(open.town.runtime(), open.teacher, ShowReport{sent->id})->author);
        for (auto const& outsider :
             {open.town.person("butik", {Role::coordinator}), open.town.person("granne", {Role::coordinator}),
              open.town.person("polis", {Role::member}), open.town.person("kommun", {Role::administrator})})
            CHECK(work::ask(open.town.runtime(), outsider, ShowReport{sent->id}).error().kind ==
                  ErrorKind::not_found);
    });
}

TEST_CASE("a reporter reads what the own organisation has reported, also another operation's")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const sent = work::execute(open.town.runtime(), open.teacher, damage_at_school(open));
        REQUIRE(sent);
        auto const librarian = open.town.person("kommun", {Role::reporter}, {"bibliotek"});
        CHECK(work::ask(open.town.runtime(), librarian, ShowReport{sent->id}));
        auto const shopkeeper = open.town.person("butik", {Role::reporter}, {"livs"});
        CHECK(work::ask(open.town.runtime(), shopkeeper, ShowReport{sent->id}).error().code ==
              "report.unknown");
    });
}

TEST_CASE("what the report itself says of secrecy and audience decides who reads it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const sent = work::execute(open.town.runtime(), open.teacher, damage_at_school(open));
        REQUIRE(sent);
        auto const police = open.town.person("polis", {Role::analyst});
        auto const is_read_when = [&](std::string const& set) {
            database.write([&](sql::Transaction& t) {
                return t.change(
                           "UPDATE reports SET class = 'internal', audience = 'core', state = 'shared'") >
                           0 &&
                       t.change("UPDATE reports SET " + set) > 0;
            });
            return work::ask(open.town.runtime(), police, ShowReport{sent->id}).has_value();
        };
        CHECK(is_read_when("audience = 'core'"));
        CHECK_FALSE(is_read_when("audience = 'own'"));
        CHECK_FALSE(is_read_when("class = 'secrecy'"));
        CHECK_FALSE(is_read_when("state = 'draft'"));
        CHECK_FALSE(is_read_when("state = 'weeded'"));
    });
}

TEST_CASE("another municipality's report does not exist here")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        tests::Town elsewhere(database, "bortby");
        auto const sent = work::execute(open.town.runtime(), open.teacher, damage_at_school(open));
        REQUIRE(sent);
        auto const stranger = elsewhere.person("kommun", {Role::coordinator});
        CHECK(work::ask(elsewhere.runtime(), stranger, ShowReport{sent->id}).error().kind ==
              ErrorKind::not_found);
        CHECK(work::ask(elsewhere.runtime(), stranger, ShowRound{open.round.id}).error().kind ==
              ErrorKind::not_found);
        CHECK(work::execute(elsewhere.runtime(), stranger, CloseRound{open.round.id}).error().kind ==
              ErrorKind::not_found);
    });
}

TEST_CASE("where a round asks for review, a report counts when it has been reviewed")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        database.write(
            [](sql::Transaction& t) { return t.change("UPDATE rounds SET needs_review = 1") > 0; });
        auto const sent = work::execute(open.town.runtime(), open.teacher, damage_at_school(open));
        REQUIRE(sent);
        auto const counted = [&] {
            bool any = false;
            database.read([&](sql::Transaction& t) {
                any = t.exists("SELECT 1 FROM observations WHERE is_reviewed = 1");
            });
            return any;
        };
        CHECK_FALSE(counted());
        auto const returned =
            work::execute(open.town.runtime(), open.coordinator, ReturnReport{sent->id, 1, "Vilken ingång?"});
        REQUIRE(returned);
        CHECK(work::ask(open.town.runtime(), open.teacher, ShowReport{sent->id})->report.return_question ==
              "Vilken ingång?");
        CHECK(work::execute(open.town.runtime(), open.teacher, ReviewReport{sent->id, 2}).error().kind ==
              ErrorKind::forbidden);
        REQUIRE(work::execute(open.town.runtime(), open.coordinator, ReviewReport{sent->id, 2}));
        CHECK(counted());
    });
}

TEST_CASE("a round may be closed from the day after its last, before its deadline too, by who manages it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const may = [&](access::Actor const& who) {
            return work::ask(open.town.runtime(), who, ShowRound{open.round.id})->round.may_close;
        };
        open.town.at_noon(open.round.last);
        CHECK_FALSE(may(open.coordinator));
        CHECK(work::execute(open.town.runtime(), open.coordinator, CloseRound{open.round.id}).error().code ==
              "round.days_not_over");
        open.town.at_noon(open.round.last.plus(1));
        REQUIRE(open.town.clock().now() < open.round.deadline);
        CHECK(may(open.coordinator));
        CHECK_FALSE(may(open.town.person("kommun", {access::Role::member})));
        REQUIRE(work::execute(open.town.runtime(), open.coordinator, CloseRound{open.round.id}));
        CHECK_FALSE(may(open.coordinator));
    });
}

TEST_CASE("an excuse that is taken back lets the operation be expected and answer again")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const school = open.town.operation("skolan");
        TakeBackExcuse const back{open.round.id, school};
        auto const page = [&] {
            return *work::ask(open.town.runtime(), open.coordinator, ShowRound{open.round.id});
        };
        REQUIRE(work::execute(open.town.runtime(), open.coordinator,
                              ExcuseOperation{open.round.id, school, "Fel skola"}));
        CHECK(page().round.expected == 4);
        CHECK(work::execute(open.town.runtime(), open.teacher, back).error().kind == ErrorKind::forbidden);
        REQUIRE(work::execute(open.town.runtime(), open.coordinator, back));
        CHECK(page().round.expected == 5);
        REQUIRE(work::execute(open.town.runtime(), open.coordinator, back));
        CHECK(work::execute(open.town.runtime(), open.coordinator,
                            TakeBackExcuse{open.round.id, Id<Operation>(Uuid::from_name("nobody"))})
                  .error()
                  .code == "report.not_expected");
        auto nothing = report_of(open.town, open.round.id, "skolan");
        nothing.body.nothing = true;
        CHECK(work::execute(open.town.runtime(), open.teacher, nothing));
        REQUIRE(work::execute(open.town.runtime(), open.coordinator, back));
        CHECK(page().round.answered == 1);
    });
}

TEST_CASE("an excused operation leaves the denominator, an exception lets a late answer in")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        REQUIRE(work::execute(
            open.town.runtime(), open.coordinator,
            ExcuseOperation{open.round.id, open.town.operation("livs"), "Stängt för ombyggnad"}));
        auto const page = work::ask(open.town.runtime(), open.coordinator, ShowRound{open.round.id});
        REQUIRE(page);
        CHECK(page->round.expected == 4);
        CHECK(page->lines.size() == 5);

        open.town.clock().set(open.round.deadline.plus_seconds(60));
        REQUIRE(work::execute(open.town.runtime(), open.coordinator, CloseRound{open.round.id}));
        auto nothing = report_of(open.town, open.round.id, "skolan");
        nothing.body.nothing = true;
        CHECK(work::execute(open.town.runtime(), open.teacher, nothing).error().code == "round.closed");
        REQUIRE(
            work::execute(open.town.runtime(), open.coordinator,
                          AllowLateAnswer{open.round.id, open.town.operation("skolan"), "Nätet låg nere"}));
        auto const late = work::execute(open.town.runtime(), open.teacher, nothing);
        REQUIRE(late);
        CHECK(late->is_late);
    });
}

}  // namespace
}  // namespace samsyn::rounds

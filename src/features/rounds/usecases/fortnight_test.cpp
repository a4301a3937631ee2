// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "src/features/rounds/usecases/close_round.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "src/features/rounds/usecases/show_form.h"
#include "tests/support/engines.h"

namespace samsyn::rounds {
namespace {

using access::Role;

TEST_CASE("a round expects exactly the operations of the inventory, fixed when it opens")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        CHECK(open.round.number == 1);
        CHECK(open.round.first == monday);
        CHECK(open.round.last == Day::of(2026, 3, 15));
        CHECK(open.round.expected == 5);
    });
}

TEST_CASE("the next round opens when the one before is over, without gap or overlap")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const too_early =
            work::execute(open.town.runtime(), open.coordinator, OpenRound{open.town.area("hulta")});
        REQUIRE_FALSE(too_early);
        CHECK(too_early.error().code == "round.not_yet");
        open.town.at_noon(Day::of(2026, 3, 16));
        auto const next =
            work::execute(open.town.runtime(), open.coordinator, OpenRound{open.town.area("hulta")});
        REQUIRE(next);
        CHECK(next->first == Day::of(2026, 3, 16));
        CHECK(next->number == 2);
    });
}

TEST_CASE("sending the same report again changes nothing, another body is refused")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto command = report_of(open.town, open.round.id, "skolan");
        command.body.observations.items.push_back(damage("Krossad ruta vid entrén"));
        auto const first = work::execute(open.town.runtime(), open.teacher, command);
        REQUIRE(first);
        open.town.clock().set(open.town.clock().now().plus_seconds(60));
        auto const again = work::execute(open.town.runtime(), open.teacher, command);
        REQUIRE(again);
        CHECK(again->submitted_at == first->submitted_at);
        command.body.observations.items.clear();
        CHECK(work::execute(open.town.runtime(), open.teacher, command).error().code == "report.differs");
        database.read([](sql::Transaction& t) {
            CHECK(t.first("SELECT COUNT(*), SUM(count) FROM observations",
                          [](sql::Row const& row) { return row.integer(0) * 100 + row.integer(1); }) == 102);
        });
    });
}

TEST_CASE("what was told is read back in the order it was told")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto command = report_of(open.town, open.round.id, "skolan");
        for (int i = 0; i < 20; ++i)
            command.body.observations.items.push_back(damage("Krossad ruta, trapphus " + std::to_string(i)));
        REQUIRE(work::execute(open.town.runtime(), open.teacher, command));
        auto const form = work::ask(open.town.runtime(), open.teacher,
                                    ShowReportForm{open.round.id, open.town.operation("skolan")});
        REQUIRE(form);
        CHECK(form->report->body == command.body);
    });
}

TEST_CASE("only who reports for an operation answers for it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const refused =
            work::execute(open.town.runtime(), open.teacher, report_of(open.town, open.round.id, "livs"));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::forbidden);
        database.read([](sql::Transaction& t) {
            CHECK(
                t.exists("SELECT 1 FROM audit WHERE action = 'rounds.submit_report' AND result = 'denied'"));
        });
    });
}

TEST_CASE("an answer after the deadline is late, one after the round closed is refused")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        open.town.clock().set(open.round.deadline.plus_seconds(1));
        auto nothing = report_of(open.town, open.round.id, "skolan");
        nothing.body.nothing = true;
        auto const late = work::execute(open.town.runtime(), open.teacher, nothing);
        REQUIRE(late);
        CHECK(late->is_late);

        REQUIRE(work::execute(open.town.runtime(), open.coordinator, CloseRound{open.round.id}));
        auto const librarian = open.town.person("kommun", {Role::reporter}, {"bibliotek"});
        auto const refused =
            work::execute(open.town.runtime(), librarian, report_of(open.town, open.round.id, "bibliotek"));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "round.closed");
    });
}

TEST_CASE("a report that breaks the checklist is refused with every fault and leaves nothing behind")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto command = report_of(open.town, open.round.id, "skolan");
        command.body.nothing = true;
        command.body.observations.items.push_back(damage(""));
        command.body.observations.items.push_back(damage(""));
        command.body.observations.items.back().category = "WEATHER";
        auto const refused = work::execute(open.town.runtime(), open.teacher, command);
        REQUIRE_FALSE(refused);
        REQUIRE(refused.error().fields.size() == 2);
        CHECK(refused.error().fields[0].code == "report.nothing_and_something");
        CHECK(refused.error().fields[1].field == "observations[1].category");
        database.read([](sql::Transaction& t) {
            CHECK_FALSE(t.exists("SELECT 1 FROM reports"));
            CHECK_FALSE(t.exists("SELECT 1 FROM observations"));
        });
    });
}

TEST_CASE("personal data is stopped, or stands with a reason, and never half")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto command = report_of(open.town, open.round.id, "skolan");
        command.body.observations.items.push_back(damage("Ring 070-174 06 05 om rutan"));
        command.body.observations.items.push_back(damage("Han heter 821105-9954"));
        auto const refused = work::execute(open.town.runtime(), open.teacher, command);
        REQUIRE_FALSE(refused);
        REQUIRE(refused.error().fields.size() == 2);
        CHECK(refused.error().fields[0].code == "guard.phone");
        CHECK(refused.error().fields[1].field == "observations[1].description");
        CHECK(refused.error().fields[1].code == "guard.personnummer");

        command.body.observations.items.pop_back();
        command.body.observations.items[0].kept_reason = "Växelns nummer";
        CHECK(work::execute(open.town.runtime(), open.teacher, command));
    });
}

TEST_CASE("a new rhythm starts where a round of the old one ends")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto weekly = fortnightly(open.town, Day::of(2026, 3, 17));
        weekly.length_days = 7;
        CHECK(work::execute(open.town.runtime(), open.coordinator, weekly).error().fields[0].code ==
              "rhythm.leaves_gap");
        weekly.starts_on = Day::of(2026, 3, 10);
        CHECK(work::execute(open.town.runtime(), open.coordinator, weekly).error().fields[0].code ==
              "rhythm.overlaps_round");
        weekly.starts_on = Day::of(2026, 3, 16);
        REQUIRE(work::execute(open.town.runtime(), open.coordinator, weekly));
        open.town.at_noon(Day::of(2026, 3, 20));
        auto const next =
            work::execute(open.town.runtime(), open.coordinator, OpenRound{open.town.area("hulta")});
        REQUIRE(next);
        CHECK(next->last == Day::of(2026, 3, 22));
        CHECK(next->number == 2);
    });
}

}  // namespace
}  // namespace samsyn::rounds

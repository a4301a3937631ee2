// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "src/features/observations/usecases/list_observations.h"
#include "src/features/rounds/usecases/list_categories.h"
#include "src/features/rounds/usecases/list_checklists.h"
#include "src/features/rounds/usecases/list_rhythms.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "tests/support/engines.h"

namespace samsyn::rounds {
namespace {

using access::Role;
using observations::ListObservations;

// Two kinds of things seen by the school in its first report.
SubmittedReport report_two(OpenTown& open)
{
    auto command = report_of(open.town, open.round.id, "skolan");
    command.body.observations.items.push_back(damage("Krossad ruta"));
    command.body.observations.items.push_back(damage("Klotter"));
    command.body.observations.items.back().category = "DISORDER";
    command.body.observations.items.back().where.place = Id<observations::Place>(open.town.place("torget"));
    auto const sent = work::execute(open.town.runtime(), open.teacher, command);
    REQUIRE(sent);
    return *sent;
}

TEST_CASE("observations are listed by area, category, round, place and days")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const sent = report_two(open);
        auto const total = [&](ListObservations const& query) {
            auto const list = work::ask(open.town.runtime(), open.coordinator, query);
            REQUIRE(list);
            CHECK(list->observations.size() == static_cast<std::size_t>(list->total));
            return list->total;
        };
        CHECK(total({}) == 2);
        CHECK(total({.area = "hulta"}) == 2);
        CHECK(total({.category = "DISORDER"}) == 1);
        CHECK(total({.round = open.round.id.uuid()}) == 2);
        CHECK(total({.round = sent.id.uuid()}) == 0);
        CHECK(total({.place = Id<observations::Place>(open.town.place("torget"))}) == 1);
        CHECK(total({.from = Day::of(2026, 3, 15), .to = Day::of(2026, 3, 15)}) == 2);
        CHECK(total({.to = Day::of(2026, 3, 14)}) == 0);
        CHECK(total({.from = Day::of(2026, 3, 16)}) == 0);
    });
}

TEST_CASE("a listed observation has its names, its report and its words")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const sent = report_two(open);
        ListObservations query;
        query.category = "DISORDER";
        auto const list = work::ask(open.town.runtime(), open.coordinator, query);
        REQUIRE(list);
        REQUIRE(list->observations.size() == 1);
        auto const& shown = list->observations[0];
        CHECK(shown.area_code == "hulta");
        CHECK(shown.category_en == "DISORDER");
        CHECK(shown.place == "Torget");
        CHECK(shown.operation == "skolan");
        CHECK(shown.report == sent.id.uuid());
        CHECK(shown.seen.description.reveal(Purpose::show_to_reader).value == "Klotter");
        query.page = 2;
        auto const after = work::ask(open.town.runtime(), open.coordinator, query);
        REQUIRE(after);
        CHECK(after->observations.empty());
        CHECK(after->total == 1);
    });
}

TEST_CASE("observations of others are for analysts and coordinators of the area")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        report_two(open);
        auto const asked = [&](std::string const& organisation, Role role, ListObservations const& query) {
            return work::ask(open.town.runtime(), open.town.person(organisation, {role}), query);
        };
        CHECK(asked("polis", Role::analyst, {.area = "hulta"})->total == 2);
        CHECK(asked("polis", Role::member, {.area = "hulta"}).error().kind == ErrorKind::forbidden);
        CHECK(asked("butik", Role::analyst, {.area = "hulta"})->total == 0);
        CHECK(asked("granne", Role::analyst, {})->total == 0);
        CHECK(asked("polis", Role::analyst, {.area = "mopeder"})->total == 0);
        CHECK(asked("granne", Role::analyst, {.area = "hulta"}).error().kind == ErrorKind::forbidden);
        CHECK(asked("polis", Role::analyst, {.area = "nowhere"}).error().code == "area.unknown");
    });
}

TEST_CASE("every area of the organisation says how its rounds follow each other")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const list = work::ask(open.town.runtime(), open.coordinator, ListRhythms{});
        REQUIRE(list);
        REQUIRE(list->areas.size() == 2);
        CHECK_FALSE(list->areas[1].rhythm);
        auto const& hulta = list->areas[0];
        REQUIRE(hulta.rhythm);
        CHECK(hulta.rhythm->length_days == 14);
        CHECK(hulta.rhythm->checklist == "est");
        CHECK(hulta.next_first == Day::of(2026, 3, 16));
        CHECK(hulta.next_last == Day::of(2026, 3, 29));
        CHECK(hulta.may_manage);
        CHECK_FALSE(hulta.may_open_next);
        open.town.at_noon(Day::of(2026, 3, 16));
        CHECK(work::ask(open.town.runtime(), open.coordinator, ListRhythms{})->areas[0].may_open_next);
        auto const member = open.town.person("butik", {Role::member});
        CHECK_FALSE(work::ask(open.town.runtime(), member, ListRhythms{})->areas[0].may_manage);
    });
}

TEST_CASE("checklists and categories are for everybody who reports to see, for coordinators to change")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const list = work::ask(open.town.runtime(), open.teacher, ListChecklists{});
        REQUIRE(list);
        REQUIRE(list->checklists.size() == 1);
        CHECK(list->checklists[0].questions == 3);
        CHECK_FALSE(list->may_manage);
        auto const page = work::ask(open.town.runtime(), open.coordinator, ShowChecklist{"est", {}});
        REQUIRE(page);
        CHECK(page->may_manage);
        CHECK(page->checklist.questions[0].categories.items[0].value == "DAMAGE");
        REQUIRE(page->versions.size() == 1);
        CHECK(page->versions[0].rounds == 1);
        CHECK(work::ask(open.town.runtime(), open.coordinator, ShowChecklist{"est", {2}}).error().code ==
              "checklist.unknown");
        CHECK(work::ask(open.town.runtime(), open.teacher, ListCategories{})->categories.size() == 3);
    });
}

}  // namespace
}  // namespace samsyn::rounds

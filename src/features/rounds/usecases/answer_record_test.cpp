// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>

#include "src/features/rounds/usecases/close_round.h"
#include "src/features/rounds/usecases/except_operation.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "src/features/rounds/usecases/show_answer_record.h"
#include "tests/support/engines.h"

namespace samsyn::rounds {
namespace {

using access::Role;

// One closed round: the school told of something in time, the shop had nothing to report and was late, the
// library is excused, the police and the housing company are silent.
struct RecordTown : OpenTown {
    explicit RecordTown(sql::Database& database) : OpenTown(database)
    {
        auto told = report_of(town, round.id, "skolan");
        told.body.observations.items.push_back(damage(""));
        town.clock().set(start_of(round.last.plus(1)).plus_seconds(6 * 3600));
        REQUIRE(work::execute(town.runtime(), teacher, told));
        town.clock().set(round.deadline.plus_seconds(60));
        auto nothing = report_of(town, round.id, "livs");
        nothing.body.nothing = true;
        REQUIRE(work::execute(town.runtime(), town.person("butik", {Role::reporter}, {"livs"}), nothing));
        REQUIRE(
            work::execute(town.runtime(), coordinator,
                          ExcuseOperation{round.id, town.operation("bibliotek"), "Stängt för ombyggnad"}));
        REQUIRE(work::execute(town.runtime(), coordinator, CloseRound{round.id}));
    }
    Result<AnswerRecord> record(access::Actor const& reader)
    {
        return work::ask(town.runtime(), reader, ShowAnswerRecord{town.area("hulta"), {}, {}, {}});
    }
};

TEST_CASE("the record counts what every operation of a closed round did, by organisation too")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        RecordTown town(database);
        auto const record = town.record(town.coordinator);
        REQUIRE(record);
        CHECK(record->is_whole);
        REQUIRE(record->rounds.size() == 1);
        REQUIRE(record->operations.size() == 5);
        auto const of = [&](std::string const& name) {
            return *std::find_if(record->operations.begin(), record->operations.end(),
                                 [&](auto const& one) { return one.name == name; });
        };
        CHECK(of("skolan").answers[0].state == RecordState::reported);
        CHECK(of("skolan").summary.median_hours == 6);
        CHECK(of("livs").answers[0].state == RecordState::nothing);
        CHECK(of("livs").answers[0].late);
        CHECK(of("livs").summary.timeliness == 0);
        CHECK(of("bibliotek").answers[0].state == RecordState::excused);
        CHECK_FALSE(of("bibliotek").summary.completeness);
        CHECK(of("polisen").answers[0].state == RecordState::silent);
        CHECK(record->all.expected == 5);
        CHECK(record->all.completeness == 0.5);
        CHECK(record->all.timeliness == 0.5);
        auto const kommun = std::find_if(record->organisations.begin(), record->organisations.end(),
                                         [](auto const& one) { return one.name == "kommun"; });
        REQUIRE(kommun != record->organisations.end());
        CHECK(kommun->operations == 2);
        CHECK(kommun->summary.completeness == 1);
    });
}

TEST_CASE("an organisation outside the core sees its own answers only, and strangers see no area")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        RecordTown town(database);
        auto const shop = town.record(town.town.person("butik", {Role::member}));
        REQUIRE(shop);
        CHECK_FALSE(shop->is_whole);
        REQUIRE(shop->operations.size() == 1);
        CHECK(shop->operations[0].name == "livs");
        CHECK(shop->all.expected == 1);
        CHECK(town.record(town.town.person("granne", {Role::member})).error().code == "area.unknown");
        CHECK(town.record(town.teacher).error().kind == ErrorKind::forbidden);
        auto const exported = work::ask(town.town.runtime(), town.town.person("kommun", {Role::member}),
                                        ExportAnswerRecord{{town.town.area("hulta"), {}, {}, {}}});
        CHECK(exported.error().kind == ErrorKind::forbidden);
    });
}

TEST_CASE("an open round is no record yet, and days choose the rounds that lie in them")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        OpenTown open(database);
        auto const record = work::ask(open.town.runtime(), open.coordinator,
                                      ShowAnswerRecord{open.town.area("hulta"), {}, {}, {}});
        REQUIRE(record);
        CHECK(record->rounds.empty());
        CHECK(record->operations.empty());
        ShowAnswerRecord reversed{open.town.area("hulta"), {}, monday, monday.plus(-1)};
        CHECK(work::ask(open.town.runtime(), open.coordinator, reversed).error().code == "period.order");
    });
    tests::for_each_migrated_engine([](sql::Database& database) {
        RecordTown town(database);
        auto const within = [&](Day from, Day to) {
            auto const record = work::ask(town.town.runtime(), town.coordinator,
                                          ShowAnswerRecord{town.town.area("hulta"), {}, from, to});
            REQUIRE(record);
            return record->rounds.size();
        };
        CHECK(within(monday, monday.plus(13)) == 1);
        CHECK(within(monday.plus(1), monday.plus(13)) == 0);
        CHECK(within(monday, monday.plus(12)) == 0);
    });
}

}  // namespace
}  // namespace samsyn::rounds

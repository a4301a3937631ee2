// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/import_desk_test.h"
#include "src/work/file_limits.h"

namespace samsyn::datasets {
namespace {

using access::Role;

std::string const thefts =
    "Löpnummer;Datum;Klockslag;Brottstyp;Område;Antal;Beskrivning\n"
    "7;2026-02-01;13:30;Skadegörelse;hulta;1;Krossad ruta\n"
    "8;2026-02-02;;Hädelse;hulta;2;\n"
    "9;3 februari 2026;;Skadegörelse;Atlantis;1;\n"
    "10;i går;;Skadegörelse;hulta;1;Ring 070-123 45 67\n";

// The proposal, with what the town calls a disturbance told too.
ImportPlan plan_for(Counter& counter, Id<Import> id)
{
    auto plan = counter.mapping(id).plan;
    plan.profile.fields.category.words = OwnWords{{"Hädelse", "DISORDER"}, {"Skadegörelse", "DAMAGE"}};
    return plan;
}

}  // namespace

TEST_CASE("a file goes from proposal over trial to the register, and out of it again")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id = counter.receive(thefts);
        CHECK(counter.shown(id).state == ImportState::uploaded);
        counter.plan(id, plan_for(counter, id));
        CHECK(counter.refused(counter.coordinator, RunImport{id}) == "import.check_first");

        auto const checked = counter.checked(id);
        CHECK(checked.state == ImportState::checked);
        REQUIRE(checked.checked);
        CHECK(checked.checked->rows == 4);
        CHECK(checked.checked->accepted == 2);
        CHECK(checked.checked->rejected == 2);
        CHECK(counter.observations() == 0);

        auto const done = counter.taken_in(id);
        CHECK(done.state == ImportState::done);
        REQUIRE(done.report);
        CHECK(done.report->accepted == 2);
        CHECK(done.may_withdraw);
        CHECK(counter.observations() == 2);
        CHECK(counter.refused(counter.coordinator, RunImport{id}) == "import.over");

        CHECK(counter.done(counter.coordinator, WithdrawImport{id}).observations == 2);
        auto const withdrawn = counter.shown(id);
        CHECK(withdrawn.state == ImportState::withdrawn);
        CHECK_FALSE(withdrawn.withdrawn_by.empty());
        CHECK(withdrawn.report->accepted == 2);
        CHECK(counter.observations() == 0);
        CHECK(counter.refused(counter.coordinator, WithdrawImport{id}) == "import.not_done");
    });
}

TEST_CASE("rows at fault are told with what stands in the cell, and counted by kind")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id = counter.receive(thefts);
        counter.plan(id, plan_for(counter, id));
        auto const checked = counter.checked(id);
        auto const list =
            work::ask(counter.town.runtime(), counter.coordinator, ListRowFaults{id, {}, {}, &counter.desk});
        REQUIRE(list);
        REQUIRE(list->faults.size() == 3);
        CHECK(list->faults[0].row == 4);
        CHECK(list->faults[0].column == "Område");
        CHECK(list->faults[0].code == "area.unknown");
        CHECK(list->faults[0].value == "Atlantis");
        CHECK(list->faults[1].code == "when.unreadable");
        CHECK(list->faults[1].value == "i går");
        CHECK(list->faults[2].code == "guard.phone");
        CHECK(checked.checked->faults.size() == 3);
        CHECK(checked.checked->errors.empty());
        // Cells of the file stay at the desk: nothing of them is in the database.
        auto const second =
            work::ask(counter.town.runtime(), counter.coordinator, ListRowFaults{id, 1, 1, &counter.desk});
        CHECK(second->faults.size() == 1);
        CHECK(second->faults[0].row == 5);
    });
}

TEST_CASE("an import that is stopped leaves nothing and can be started again")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id = counter.receive(thefts);
        counter.plan(id, plan_for(counter, id));
        counter.checked(id);
        counter.done(counter.coordinator, RunImport{id});
        CHECK(counter.shown(id).state == ImportState::importing);
        CHECK(counter.refused(counter.coordinator, DiscardImport{id}) == "import.running");
        counter.under_way.cancel(id);
        counter.work();
        auto const stopped = counter.shown(id);
        CHECK(stopped.state == ImportState::failed);
        CHECK(stopped.failure == "import.cancelled");
        CHECK(counter.observations() == 0);
        CHECK(counter.taken_in(id).state == ImportState::done);
        CHECK(counter.observations() == 2);
    });
}

TEST_CASE("an import that the program's end interrupts is done when the program is back")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id = counter.receive(thefts);
        counter.plan(id, plan_for(counter, id));
        counter.checked(id);
        counter.done(counter.coordinator, RunImport{id});
        counter.under_way.stop();
        counter.work();
        CHECK(counter.shown(id).state == ImportState::importing);
        CHECK(counter.observations() == 0);

        ImportsUnderWay next_life;
        ImportDesk const desk{counter.folder.path(), "data", &next_life};
        counter.town.clock().set(counter.town.clock().now().plus_seconds(3600));
        work::do_due_jobs(counter.town.runtime(), {{std::string(import_job_name), import_job(desk)}}, 10,
                          work::Lane::slow);
        CHECK(counter.shown(id).state == ImportState::done);
        CHECK(counter.observations() == 2);
    });
}

TEST_CASE("an import whose work was given up is told as failed and can be started again")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id = counter.receive(thefts);
        counter.plan(id, plan_for(counter, id));
        counter.checked(id);
        counter.done(counter.coordinator, RunImport{id});
        clear_desk(counter.town.runtime(), counter.desk);
        CHECK(counter.shown(id).state == ImportState::importing);
        counter.under_way.stop();
        for (int restart = 0; restart < 8; ++restart) {
            counter.work();
            counter.town.clock().set(counter.town.clock().now().plus_seconds(3600));
        }
        CHECK(counter.shown(id).state == ImportState::importing);
        clear_desk(counter.town.runtime(), counter.desk);
        CHECK(counter.shown(id).state == ImportState::failed);
        CHECK(counter.shown(id).failure == "import.broke");

        ImportsUnderWay next_life;
        ImportDesk const desk{counter.folder.path(), "data", &next_life};
        counter.done(counter.coordinator, RunImport{id});
        work::do_due_jobs(counter.town.runtime(), {{std::string(import_job_name), import_job(desk)}}, 10,
                          work::Lane::slow);
        CHECK(counter.shown(id).state == ImportState::done);
    });
}

TEST_CASE("what was taken before a crash is given back when the program starts")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id = counter.receive(thefts);
        counter.plan(id, plan_for(counter, id));
        counter.done(counter.coordinator, CheckImport{id});
        database.write([&](sql::Transaction& t) {
            t.change("UPDATE jobs SET leased_until = $1", counter.town.clock().now().plus_seconds(300));
            return true;
        });
        counter.work();
        CHECK(counter.shown(id).state == ImportState::checking);
        work::release_jobs(database);
        counter.work();
        CHECK(counter.shown(id).state == ImportState::checked);
    });
}

TEST_CASE("an import of another organisation or municipality is as one that does not exist")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        tests::Town elsewhere(database, "bortby");
        auto const id = counter.receive(thefts);
        counter.plan(id, plan_for(counter, id));
        for (auto const& stranger : {counter.town.person("polis", {Role::coordinator}),
                                     elsewhere.person("kommun", {Role::coordinator})}) {
            CHECK(work::ask(counter.town.runtime(), stranger, ShowImport{id, &counter.desk}).error().code ==
                  "import.unknown");
            CHECK(work::ask(counter.town.runtime(), stranger, ShowMapping{id, {}, &counter.desk})
                      .error()
                      .code == "import.unknown");
            CHECK(work::ask(counter.town.runtime(), stranger, ListRowFaults{id, {}, {}, &counter.desk})
                      .error()
                      .code == "import.unknown");
            CHECK(counter.refused(stranger, CheckImport{id}) == "import.unknown");
            CHECK(counter.refused(stranger, DiscardImport{id}) == "import.unknown");
            CHECK(counter.refused(stranger, WithdrawImport{id}) == "import.unknown");
            auto const list = work::ask(counter.town.runtime(), stranger, ListImports{{}, &counter.desk});
            REQUIRE(list);
            CHECK(list->imports.empty());
        }
        // The same id for another file is refused, and a reporter may none of it.
        CHECK(counter.refused(counter.town.person("polis", {Role::coordinator}),
                              ReceiveImportFile{id, "brott.csv", 3}) == "import.other_file");
        CHECK(counter.refused(counter.town.person("kommun", {Role::reporter}), CheckImport{id}) ==
              "access.forbidden");
    });
}

TEST_CASE("who may no longer import when the turn comes does not")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const id = counter.receive(thefts);
        counter.plan(id, plan_for(counter, id));
        counter.checked(id);
        counter.done(counter.coordinator, RunImport{id});
        database.write([&](sql::Transaction& t) {
            t.change("DELETE FROM membership_roles WHERE membership = $1", counter.coordinator.membership);
            return true;
        });
        counter.work();
        CHECK(counter.shown(id).failure == "access.forbidden");
        CHECK(counter.observations() == 0);
    });
}

TEST_CASE("a later import of the same source is withdrawn first")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const take = [&](std::string const& content) {
            auto const id = counter.receive(content);
            counter.plan(id, plan_for(counter, id));
            counter.checked(id);
            counter.town.clock().set(counter.town.clock().now().plus_seconds(60));
            counter.taken_in(id);
            return id;
        };
        auto const first = take(thefts);
        auto more = thefts + "11;2026-02-05;;Skadegörelse;hulta;1;\n";
        auto const second = take(more);
        CHECK(counter.shown(second).report->accepted == 1);
        CHECK(counter.shown(second).report->unchanged == 2);
        CHECK_FALSE(counter.shown(first).may_withdraw);
        CHECK(counter.refused(counter.coordinator, WithdrawImport{first}) == "import.not_last");
        CHECK(counter.done(counter.coordinator, WithdrawImport{second}).observations == 1);
        CHECK(counter.observations() == 2);
        CHECK(counter.done(counter.coordinator, WithdrawImport{first}).observations == 2);
    });
}

TEST_CASE("what an import changed goes with it, is counted beforehand, and comes back with the earlier file")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        std::string const head = "Löpnummer;Datum;Brottstyp;Område;Antal\n";
        auto const take = [&](std::string const& rows) {
            auto const id = counter.receive(head + rows);
            counter.plan(id, plan_for(counter, id));
            counter.checked(id);
            counter.town.clock().set(counter.town.clock().now().plus_seconds(60));
            counter.taken_in(id);
            return id;
        };
        auto const number = [&] {
            std::int64_t sum = 0;
            database.read([&](sql::Transaction& t) {
                sum = t.first("SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM observations",
                              [](sql::Row const& row) { return row.integer(0); })
                          .value_or(0);
            });
            return sum;
        };
        std::string const earlier = "7;2026-02-01;Skadegörelse;hulta;1\n8;2026-02-02;Hädelse;hulta;2\n";
        take(earlier);
        auto const later = take("7;2026-02-01;Skadegörelse;hulta;5\n8;2026-02-02;Hädelse;hulta;2\n");
        CHECK(number() == 7);
        CHECK(counter.shown(later).report->updated == 1);
        CHECK(counter.done(counter.coordinator, WithdrawImport{later}).observations == 1);
        CHECK(counter.observations() == 1);
        take(earlier);
        CHECK(counter.observations() == 2);
        CHECK(number() == 3);
    });
}

TEST_CASE("files whose time is out are thrown away, with what was found in them")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        namespace fs = std::filesystem;
        Counter counter(database);
        auto const id = counter.receive(thefts);
        auto const path = counter.desk.file_of(counter.town.tenant(), id);
        auto const stray = counter.folder.file("left-over");
        std::ofstream(stray) << "x";
        auto const age = [&](std::string const& file) {
            fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1));
        };
        age(path);
        age(stray);
        clear_desk(counter.town.runtime(), counter.desk);
        CHECK(fs::exists(path));
        CHECK_FALSE(fs::exists(stray));
        counter.town.clock().set(counter.town.clock().now().plus_seconds(seconds_a_file_is_kept + 1));
        clear_desk(counter.town.runtime(), counter.desk);
        CHECK_FALSE(fs::exists(path));
        CHECK(counter.shown(id).state == ImportState::discarded);
        CHECK(counter.refused(counter.coordinator, CheckImport{id}) == "import.over");
    });
}

TEST_CASE("an organisation's files that wait weigh so much together and no more")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        auto const half = work::most_waiting_import_bytes / 2;
        auto const file = [&](std::string const& name, std::int64_t bytes) {
            return ReceiveImportFile{Id<Import>(Uuid::from_name(name)), name, bytes};
        };
        counter.done(counter.coordinator, file("one.csv", half));
        counter.done(counter.coordinator, file("two.csv", half));
        CHECK(counter.refused(counter.coordinator, file("three.csv", 1)) == "import.too_much_waiting");
        CHECK(counter.refused(counter.coordinator, file("two.csv", half)).empty());
        auto const police = counter.town.person("polis", {access::Role::analyst});
        CHECK(counter.refused(police, file("four.csv", 1)).empty());
        counter.done(counter.coordinator, DiscardImport{file("one.csv", half).import});
        CHECK(counter.refused(counter.coordinator, file("three.csv", half)).empty());
    });
}

TEST_CASE("an organisation's desk holds so many files and no more, and the same file again is one")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Counter counter(database);
        for (int i = 0; i < most_open_imports; ++i) counter.receive(thefts);
        auto const next = Id<Import>(Uuid::from_name("one too many"));
        CHECK(counter.refused(counter.coordinator, ReceiveImportFile{next, "brott.csv", 3}) ==
              "import.too_many_open");
        auto const first = Id<Import>(Uuid::from_name("import 1"));
        ReceiveImportFile const again{first, "brott.csv", static_cast<std::int64_t>(thefts.size())};
        CHECK(counter.done(counter.coordinator, again).id == first);
        counter.done(counter.coordinator, DiscardImport{first});
        CHECK(counter.done(counter.coordinator, ReceiveImportFile{next, "brott.csv", 3}).id == next);
    });
}

}  // namespace samsyn::datasets

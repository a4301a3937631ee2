// SPDX-License-Identifier: EUPL-1.2
#include "src/work/execute.h"

#include <doctest/doctest.h>

#include "src/work/jobs.h"
#include "src/work/seal_audit.h"
#include "tests/support/engines.h"
#include "tests/support/town.h"

namespace samsyn::work {
namespace {

using access::Role;
using tests::Town;

// A command that leaves a trace, so that one sees whether its transaction was kept.
struct LeaveTrace {
    static constexpr std::string_view name = "tests.leave_trace";
    static constexpr auto needs = access::Permission::manage_rounds;
    using Output = Done;
    Id<Area> area;
    bool refuses = false;
    bool breaks = false;
    std::string key = {};
};
Result<access::Scope> scope_of(LeaveTrace const& command, Work&)
{
    return access::Scope{.area = command.area};
}
Result<Done> handle(LeaveTrace const& command, Work& work)
{
    work.enqueue({"trace", "{}", work.now, command.key});
    work.concerns(command.area.uuid());
    work.notify("rounds");
    if (command.breaks) throw std::runtime_error("broken");
    if (command.refuses) return fail(ErrorKind::conflict, "trace.refused");
    return Done{};
}

std::int64_t count(sql::Database& database, std::string const& from)
{
    std::int64_t counted = 0;
    database.read([&](sql::Transaction& t) {
        t.for_each("SELECT COUNT(*) FROM " + from, [&](sql::Row const& row) { counted = row.integer(0); });
    });
    return counted;
}

TEST_CASE("a command that is allowed commits with exactly one audit row and tells those who listen")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Town town(database);
        std::vector<std::string> told;
        town.runtime().notify = [&](Notice const& notice) { told.push_back(notice.topic); };
        auto const coordinator = town.person("kommun", {Role::coordinator});
        REQUIRE(execute(town.runtime(), coordinator, LeaveTrace{town.area("hulta")}, {"request-1"}));
        CHECK(count(database, "jobs") == 1);
        CHECK(count(database,
                    "audit WHERE result = 'done' AND request = 'request-1' AND object IS NOT NULL") == 1);
        CHECK(told == std::vector<std::string>{"rounds"});
    });
}

TEST_CASE("a command that is refused or breaks leaves nothing, not even an audit row")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Town town(database);
        auto const coordinator = town.person("kommun", {Role::coordinator});
        CHECK_FALSE(execute(town.runtime(), coordinator, LeaveTrace{town.area("hulta"), true}));
        CHECK_THROWS(execute(town.runtime(), coordinator, LeaveTrace{town.area("hulta"), false, true}));
        CHECK(count(database, "jobs") == 0);
        CHECK(count(database, "audit") == 0);
    });
}

TEST_CASE("a command without the right leaves a denial and nothing else")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Town town(database);
        for (auto const& actor :
             {town.person("kommun", {Role::member}), town.person("butik", {Role::coordinator}),
              town.person("kommun", {Role::administrator})}) {
            auto const refused = execute(town.runtime(), actor, LeaveTrace{town.area("hulta")});
            REQUIRE_FALSE(refused);
            CHECK(refused.error().kind == ErrorKind::forbidden);
        }
        CHECK(count(database, "jobs") == 0);
        CHECK(count(database, "audit WHERE result = 'denied'") == 3);
    });
}

TEST_CASE("sealed audit rows cannot be changed, removed or put in unseen")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Town town(database);
        auto const coordinator = town.person("kommun", {Role::coordinator});
        auto const system = access::Actor::system(town.tenant(), Day::of(2026, 3, 2));
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 5; ++i)
                REQUIRE(execute(town.runtime(), coordinator, LeaveTrace{town.area("hulta")}));
            town.clock().set(town.clock().now().plus_seconds(60));
            REQUIRE(execute(town.runtime(), system, SealAudit{}));
        }
        auto const faults = [&] {
            std::vector<std::int64_t> found;
            database.read([&](sql::Transaction& t) { found = audit_faults(t, town.tenant()); });
            return found.size();
        };
        CHECK(count(database, "audit_leaves") >= 15);
        CHECK(faults() == 0);
        auto const tamper = [&](char const* sql) {
            database.write([&](sql::Transaction& t) {
                t.run_script(sql);
                return true;
            });
        };
        tamper(
            "UPDATE audit SET action = action || '!' WHERE id = (SELECT entry FROM audit_leaves WHERE "
            "sequence = 7)");
        CHECK(faults() == 1);
        tamper(
            "UPDATE audit SET action = rtrim(action, '!') WHERE id = (SELECT entry FROM audit_leaves WHERE "
            "sequence = 7)");
        CHECK(faults() == 0);
        tamper("DELETE FROM audit_leaves WHERE sequence = 9");
        CHECK(faults() > 0);
    });
}

TEST_CASE("a job that fails is tried again after a pause and stays when it has failed six times")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Town town(database);
        auto const coordinator = town.person("kommun", {Role::coordinator});
        REQUIRE(execute(town.runtime(), coordinator, LeaveTrace{town.area("hulta")}));
        int runs = 0;
        JobHandlers const handlers{
            {"trace", [&](Runtime&, access::Actor const&, std::string const&) -> Result<Done> {
                 ++runs;
                 return fail(ErrorKind::unavailable, "trace.busy");
             }}};
        for (int hour = 0; hour < 12; ++hour) {
            do_due_jobs(town.runtime(), handlers, 10);
            town.clock().set(town.clock().now().plus_seconds(3600));
        }
        CHECK(runs == 6);
        CHECK(count(database, "jobs WHERE failed_at IS NOT NULL AND last_error = 'trace.busy'") == 1);
    });
}

TEST_CASE("an order for what runs already, or was given up, is done; one that still waits is the same")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Town town(database);
        auto const coordinator = town.person("kommun", {Role::coordinator});
        LeaveTrace const order{.area = town.area("hulta"), .key = "trace hulta"};
        REQUIRE(execute(town.runtime(), coordinator, order));
        REQUIRE(execute(town.runtime(), coordinator, order));
        CHECK(count(database, "jobs") == 1);
        int runs = 0;
        bool fails = false;
        JobHandlers const handlers{
            {"trace", [&](Runtime& runtime, access::Actor const&, std::string const&) -> Result<Done> {
                 if (++runs == 1) CHECK(execute(runtime, coordinator, order));
                 if (fails) return fail(ErrorKind::unavailable, "trace.busy");
                 return Done{};
             }}};
        do_due_jobs(town.runtime(), handlers, 10);
        CHECK(runs == 2);
        CHECK(count(database, "jobs") == 0);

        fails = true;
        REQUIRE(execute(town.runtime(), coordinator, order));
        for (int hour = 0; hour < 8; ++hour) {
            do_due_jobs(town.runtime(), handlers, 10);
            town.clock().set(town.clock().now().plus_seconds(3600));
        }
        CHECK(count(database, "jobs WHERE failed_at IS NOT NULL") == 1);
        fails = false;
        REQUIRE(execute(town.runtime(), coordinator, order));
        CHECK(do_due_jobs(town.runtime(), handlers, 10) == 1);
        CHECK(count(database, "jobs") == 0);
    });
}

TEST_CASE("a job that takes the program down with it is given up like one that fails")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Town town(database);
        auto const coordinator = town.person("kommun", {Role::coordinator});
        REQUIRE(execute(town.runtime(), coordinator, LeaveTrace{town.area("hulta")}));
        int runs = 0;
        struct Gone {};  // not what anything catches: the process has ended
        JobHandlers const handlers{
            {"trace", [&](Runtime&, access::Actor const&, std::string const&) -> Result<Done> {
                 ++runs;
                 throw Gone();
             }}};
        for (int start = 0; start < 12; ++start) {
            release_jobs(database);
            try {
                do_due_jobs(town.runtime(), handlers, 10);
            } catch (Gone const&) {
                continue;
            }
        }
        CHECK(runs == 6);
        CHECK(count(database, "jobs WHERE failed_at IS NOT NULL AND last_error = 'job.broke'") == 1);
    });
}

}  // namespace
}  // namespace samsyn::work

// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "src/features/datasets/usecases/import_observations.h"
#include "tests/support/engines.h"
#include "tests/support/temp_folder.h"
#include "tests/support/town.h"

namespace samsyn::datasets {
namespace {

using access::Role;

constexpr auto data = "data";

// A town, a folder for files and somebody who imports.
struct Desk {
    explicit Desk(sql::Database& database)
        : town(database), system(access::Actor::system(town.tenant(), Day::of(2026, 3, 2)))
    {
        // A register as it is on the first day: without categories but the national ones.
        database.write([](sql::Transaction& t) {
            t.change("DELETE FROM checklist_question_categories");
            t.change("DELETE FROM categories");
            return true;
        });
    }
    ImportFile file(std::string const& content, std::string const& profile)
    {
        auto const path = folder.file(std::to_string(++files) + ".csv");
        std::ofstream(path, std::ios::binary) << content;
        return at(path, profile);
    }
    static ImportFile at(std::string const& path, std::string const& profile)
    {
        auto recipe = ready_recipe(data, profile);
        REQUIRE(recipe);
        return {.path = path, .recipe = std::move(*recipe)};
    }
    ImportReport done(ImportFile const& import)
    {
        auto report = work::execute(town.runtime(), system, ImportObservations{import});
        if (!report) FAIL(report.error().code);
        return *report;
    }
    ImportReport tried(ImportFile const& import)
    {
        auto report = work::ask(town.runtime(), system, PreviewImport{import});
        if (!report) FAIL(report.error().code);
        return *report;
    }
    // The rows of a query, columns with a blank between.
    std::vector<std::string> rows(std::string const& sql, int columns)
    {
        std::vector<std::string> found;
        town.database().read([&](sql::Transaction& t) {
            t.for_each(sql, [&](sql::Row const& row) {
                std::string line;
                for (int i = 0; i < columns; ++i) line += (i == 0 ? "" : " ") + row.text(i);
                found.push_back(line);
            });
        });
        return found;
    }
    std::int64_t count(std::string const& table)
    {
        std::int64_t count = 0;
        town.database().read([&](sql::Transaction& t) {
            t.for_each("SELECT COUNT(*) FROM " + table, [&](sql::Row const& row) { count = row.integer(0); });
        });
        return count;
    }

    tests::Town town;
    access::Actor system;
    tests::TempFolder folder;
    int files = 0;
};

std::string const notices =
    "id,published,title,type,location,lat,lon\n"
    "1,2025-01-02 10:00:00 +01:00,\"31 december 23.30, Stöld, Hulta\",Stöld,Västra Götalands län,57,12\n"
    "2,2025-03-01 10:00:00 +01:00,\"28 februari 14:21, Mord/dråp, försök, Hulta\",\"Mord/dråp, "
    "försök\",Borås,57,12\n"
    "3,2025-03-01 10:00:00 +01:00,\"1 mars 08.00, Sammanfattning natt, Hulta\",Sammanfattning "
    "natt,Hulta,57,12\n"
    "4,2025-03-01 10:00:00 +01:00,\"1 mars 09.00, Trolleri, Hulta\",Trolleri,Hulta,57,12\n"
    "5,2025-03-01 10:00:00 +01:00,\"1 mars 09.00, Bråk, Atlantis\",Bråk,Lemurien,57,12\n"
    "6,2025-03-01 10:00:00 +01:00,\"Bråk, Hulta\",Bråk,Hulta,57,12\n";

bool has(ImportReport const& report, std::int64_t row, std::string const& column, std::string const& code)
{
    return std::ranges::any_of(report.errors, [&](RowError const& error) {
        return error.row == row && error.column == column && error.code == code;
    });
}

}  // namespace

TEST_CASE("police notices: the title tells place and time, the year comes from when it was published")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Desk desk(database);
        auto const report = desk.done(desk.file(notices, "polisen"));
        CHECK(report.is_done);
        CHECK(desk.rows("SELECT licence FROM imports", 1) == std::vector<std::string>{"public domain"});
        CHECK(report.rows == 6);
        CHECK(report.accepted == 3);
        CHECK(report.ignored == 1);
        CHECK(report.rejected == 2);
        CHECK(report.errors.size() == 2);
        CHECK(has(report, 5, "type", "category.unknown_word"));
        CHECK(has(report, 6, "title", "area.unknown"));
        CHECK(desk.rows("SELECT external_id, category, time_precision, precision FROM observations ORDER BY "
                        "external_id",
                        4) == std::vector<std::string>{"polisen.se:1 CRIME.THEFT exact area",
                                                       "polisen.se:2 CRIME.VIOLENCE exact area",
                                                       "polisen.se:6 DISORDER.BRAWL day area"});
        std::vector<std::string> times;
        database.read([&](sql::Transaction& t) {
            t.for_each("SELECT occurred_from, counted_on FROM observations ORDER BY external_id",
                       [&](sql::Row const& row) { times.push_back(row.time(0).text() + row.day(1).text()); });
        });
        CHECK(times == std::vector<std::string>{"2024-12-31T22:30:00.000Z2024-12-31",
                                                "2025-02-28T13:21:00.000Z2025-02-28",
                                                "2025-02-28T23:00:00.000Z2025-03-01"});
    });
}

TEST_CASE("the same file again changes nothing, and a changed row is put in place of what it said")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Desk desk(database);
        desk.done(desk.file(notices, "polisen"));
        auto const again = desk.done(desk.file(notices, "polisen"));
        CHECK(again.accepted == 0);
        CHECK(again.unchanged == 3);
        auto changed = notices;
        changed.replace(changed.find("23.30"), 5, "22.30");
        auto const report = desk.done(desk.file(changed, "polisen"));
        CHECK(report.accepted == 1);
        CHECK(report.updated == 1);
        CHECK(report.unchanged == 2);
        CHECK(desk.count("observations") == 3);
    });
}

TEST_CASE("a dry run tells the same and changes nothing")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Desk desk(database);
        auto import = desk.file(notices, "polisen");
        import.create_areas = true;
        auto const tried = desk.tried(import);
        CHECK_FALSE(tried.is_done);
        CHECK(tried.created_areas == std::vector<std::string>{"Atlantis"});
        CHECK(desk.count("observations") == 0);
        CHECK(desk.count("areas") == 2);
        CHECK(desk.count("categories") == 0);
        auto const done = desk.done(import);
        CHECK(done.accepted == tried.accepted);
        CHECK(done.rejected == tried.rejected);
        CHECK(desk.count("areas") == 3);
        CHECK(desk.count("observations") == 4);
    });
}

TEST_CASE("an import that is broken off leaves nothing")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Desk desk(database);
        std::string many = notices;
        for (int i = 10; i < 12'000; ++i)
            many += std::to_string(i) +
                    ",2025-03-01 10:00:00 +01:00,\"1 mars 09.00, Bråk, Hulta\",Bråk,Hulta,,\n";
        auto import = desk.file(many, "polisen");
        import.progress = [](std::int64_t)->bool { throw std::runtime_error("pulled out"); };
        CHECK_THROWS_AS((void)work::execute(desk.town.runtime(), desk.system, ImportObservations{import}),
                        std::runtime_error);
        CHECK(desk.count("observations") == 0);
        CHECK(desk.count("categories") == 0);
        import.progress = [](std::int64_t rows) {
        return rows < 6000; };
        CHECK(work::execute(desk.town.runtime(), desk.system, ImportObservations{import}).error().code ==
              "import.cancelled");
        CHECK(desk.count("observations") == 0);
        CHECK(desk.count("imports") == 0);
        import.progress = [](std::int64_t) {
        return true; };
        CHECK(desk.done(import).accepted == 11'993);
});
}

TEST_CASE("the extract of police notices round Borås comes in whole, twice the same")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Desk desk(database);
        auto import = Desk::at("data/police/polisen-sjuharad-2022-2026.csv.gz", "polisen");
        import.create_areas = true;
        desk.town.at_noon(Day::of(2026, 11, 1));
        auto const report = desk.done(import);
        CHECK(report.rows == 3491);
        CHECK(report.rejected == 0);
        CHECK(report.accepted + report.ignored == 3491);
        CHECK(report.created_areas.size() == 11);
        CHECK(desk.count("observations") == report.accepted);
        CHECK(desk.done(import).unchanged == report.accepted);
    });
}

TEST_CASE("people place rows only where their organisation is in the core, and reporters not at all")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Desk desk(database);
        auto const coordinator = desk.town.person("kommun", {Role::coordinator});
        auto const import = desk.file(notices, "polisen");
        auto const report = work::execute(desk.town.runtime(), coordinator, ImportObservations{import});
        REQUIRE(report);
        CHECK(report->accepted == 3);
        auto const other = desk.town.person("polis", {Role::analyst});
        CHECK(work::execute(desk.town.runtime(), other, ImportObservations{import}).error().code ==
              "dataset.other_owner");
        for (auto const& [organisation, role] :
             {std::pair("kommun", Role::reporter), std::pair("granne", Role::coordinator)}) {
            auto const actor = desk.town.person(organisation, {role});
            CHECK(work::ask(desk.town.runtime(), actor, PreviewImport{import}).error().kind ==
                  ErrorKind::forbidden);
        }
    });
}

TEST_CASE("a file without the profile's columns is refused with each that is missing")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        Desk desk(database);
        auto const import = desk.file("id,title\n1,a\n", "polisen");
        auto const report = work::ask(desk.town.runtime(), desk.system, PreviewImport{import});
        REQUIRE_FALSE(report);
        CHECK(report.error().code == "import.column_missing");
        CHECK(report.error().fields.size() == 3);
    });
}

}  // namespace samsyn::datasets

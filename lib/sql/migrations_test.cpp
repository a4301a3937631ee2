// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/migrations.h"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/support/engines.h"
#include "tests/support/temp_folder.h"

using namespace samsyn;
using tests::for_each_engine;

namespace {

std::vector<sql::Migration> three_steps()
{
    return {{1, "0001_people",
             "CREATE TABLE person (id {{id}} NOT NULL PRIMARY KEY, name {{sorted_text}}) {{strict}};\n"},
            {2, "0002_places",
             "CREATE TABLE place (id {{id}} NOT NULL PRIMARY KEY, shape {{geometry}}) {{strict}};\n"
             "-- only postgres\nCREATE INDEX place_shape ON place USING gist (shape);\n-- end\n"
             "INSERT INTO person (id, name) SELECT id, 'nobody' FROM place;\n"},
            {3, "0003_more",
             "ALTER TABLE person ADD COLUMN age {{integer}} NOT NULL DEFAULT 0 CHECK (age >= 0);\n"}};
}

std::string refusal_of(Result<sql::MigrationState> const& state) { return state ? "" : state.error().code; }

std::string field_of(Result<sql::MigrationState> const& state) { return state.error().fields.at(0).field; }

bool can_select(sql::Database& database, std::string_view sql)
{
    try {
        database.read([&](sql::Transaction& tx) { tx.exists(sql); });
        return true;
    } catch (sql::DatabaseError const&) {
        return false;
    }
}

}  // namespace

TEST_CASE("a fresh database takes every step once")
{
    for_each_engine([](sql::Database& database) {
        auto const steps = three_steps();
        CHECK(sql::migration_state(database, steps).applied == 0);
        CHECK(sql::migrate(database, steps)->applied == 3);
        CHECK(sql::migrate(database, steps)->applied == 3);
        CHECK(sql::migration_state(database, steps).known == 3);
        CHECK(can_select(database, "SELECT age FROM person"));
        database.read([&](sql::Transaction& tx) {
            auto const names =
                tx.list("SELECT name FROM schema_migrations WHERE applied_at > 1700000000000 ORDER BY number",
                        [](sql::Row const& row) { return row.text(0); });
            CHECK(names == std::vector<std::string>{"0001_people", "0002_places", "0003_more"});
        });
    });
}

TEST_CASE("an older database is brought up to date")
{
    for_each_engine([](sql::Database& database) {
        auto steps = three_steps();
        auto const last = steps.back();
        steps.pop_back();
        CHECK(sql::migrate(database, steps)->applied == 2);
        CHECK_FALSE(can_select(database, "SELECT age FROM person"));
        steps.push_back(last);
        CHECK(sql::migrate(database, steps)->applied == 3);
        CHECK(can_select(database, "SELECT age FROM person"));
    });
}

TEST_CASE("a database of a later program, or of another history, is left alone")
{
    for_each_engine([](sql::Database& database) {
        auto const steps = three_steps();
        REQUIRE(sql::migrate(database, steps));
        auto fewer = steps;
        fewer.pop_back();
        CHECK(refusal_of(sql::migrate(database, fewer)) == "schema.newer");
        CHECK(field_of(sql::migrate(database, fewer)) == "0003_more");
        CHECK(sql::migration_state(database, fewer).applied == 3);
        auto changed = steps;
        changed[1].text += "-- one word more\n";
        CHECK(refusal_of(sql::migrate(database, changed)) == "schema.changed");
        CHECK(field_of(sql::migrate(database, changed)) == "0002_places");
        auto gap = steps;
        gap.erase(gap.begin());
        CHECK(refusal_of(sql::migrate(database, gap)) == "schema.gap");
        database.write([](sql::Transaction& tx) {
            return tx.change("DELETE FROM schema_migrations WHERE number = 2") == 1;
        });
        CHECK(refusal_of(sql::migrate(database, steps)) == "schema.gap");
    });
}

TEST_CASE("a step that breaks leaves the schema before it")
{
    for_each_engine([](sql::Database& database) {
        auto steps = three_steps();
        steps[1].text += "CREATE TABLE person (again {{integer}}) {{strict}};\n";
        CHECK_THROWS_AS(sql::migrate(database, steps), sql::DatabaseError);
        CHECK(sql::migration_state(database, steps).applied == 1);
        CHECK_FALSE(can_select(database, "SELECT id FROM place"));
        CHECK(sql::migrate(database, three_steps())->applied == 3);
    });
}

TEST_CASE("an unknown word is refused before anything is touched")
{
    for_each_engine([](sql::Database& database) {
        auto steps = three_steps();
        steps[2].text += "ALTER TABLE person ADD COLUMN mood {{mood}};\n";
        CHECK(refusal_of(sql::migrate(database, steps)) == "schema.word");
        CHECK(field_of(sql::migrate(database, steps)) == "mood");
        CHECK(sql::migration_state(database, steps).applied == 0);
        CHECK_FALSE(can_select(database, "SELECT id FROM person"));
    });
}

TEST_CASE("one text, two engines")
{
    auto const text =
        "a {{id}} {{day}}\n  -- only sqlite\nb {{strict}}\n-- end\n-- only postgres\nc {{number}}\n-- end\nd";
    CHECK(*sql::render(text, sql::Engine::sqlite) == "a BLOB INTEGER\nb STRICT\nd");
    CHECK(*sql::render(text, sql::Engine::postgres) == "a UUID BIGINT\nc DOUBLE PRECISION\nd");
    CHECK(*sql::render("", sql::Engine::sqlite) == "");
    for (auto const* const bad : {"-- only sqlite\nx", "-- end\n", "-- only oracle\n-- end\n",
                                  "-- only sqlite\n-- only postgres\n-- end\n-- end\n"})
        CHECK(sql::render(bad, sql::Engine::sqlite).error().code == "schema.block");
    for (auto const* const bad : {"{{}}", "{{id", "{{ id }}", "{{ID}}"})
        CHECK(sql::render(bad, sql::Engine::postgres).error().code == "schema.word");
}

TEST_CASE("steps are read from a folder, in order and without a gap")
{
    tests::TempFolder folder;
    auto const put = [&](std::string const& name, std::string const& text) {
        std::ofstream(folder.file(name)) << text;
    };
    CHECK(sql::read_migrations(folder.path())->empty());
    put("0002_second.sql", "b");
    put("0001_first.sql", "a");
    put("README.md", "not a step");
    auto const read = sql::read_migrations(folder.path());
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK(read->at(0).name == "0001_first");
    CHECK(read->at(1).number == 2);
    CHECK(read->at(1).text == "b");
    put("0004_gap.sql", "d");
    CHECK(sql::read_migrations(folder.path()).error().code == "schema.gap");
    put("0003_third.sql", "c");
    CHECK(sql::read_migrations(folder.path()));
    put("0003_double.sql", "c");
    CHECK(sql::read_migrations(folder.path()).error().code == "schema.gap");
    put("third.sql", "c");
    CHECK(sql::read_migrations(folder.path()).error().code == "schema.name");
    CHECK(sql::read_migrations(folder.file("nowhere")).error().code == "schema.unreadable");
}

TEST_CASE("the product's own steps give a sound database")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        auto const steps = sql::read_migrations("migrations");
        REQUIRE(steps);
        CHECK(sql::migration_state(database, *steps).applied == sql::migration_state(database, *steps).known);
        CHECK(database.integrity_faults().empty());
    });
}

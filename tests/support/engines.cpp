// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/engines.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "lib/base/check.h"
#include "lib/sql/migrations.h"
#include "lib/sql/sqlite/sqlite_database.h"
#include "tests/support/temp_folder.h"

namespace samsyn::tests {
namespace {

using sql::Engine;

void bring_up(sql::Database& database, Schema schema)
{
    if (schema == Schema::empty) return;
    auto const migrations = sql::read_migrations("migrations");
    check(migrations.has_value());
    check(sql::migrate(database, *migrations).has_value());
}

std::unique_ptr<sql::Database> open_file(std::string const& file) { return sql::open_sqlite({.file = file}); }

// Made once a program; closing it leaves one file, which is copied for each test.
std::string const& sqlite_template(Schema schema)
{
    static TempFolder const folder;
    static auto const make = [](Schema wanted, std::string const& name) {
        auto const file = folder.file(name);
        bring_up(*open_file(file), wanted);
        return file;
    };
    static auto const empty = make(Schema::empty, "empty.db");
    if (schema == Schema::empty) return empty;
    static auto const migrated = make(Schema::migrated, "migrated.db");
    return migrated;
}

struct FilePlace final : TestDatabase::Place {
    explicit FilePlace(Schema schema)
    {
        address = folder.file("samsyn.db");
        std::filesystem::copy_file(sqlite_template(schema), address);
    }
    std::unique_ptr<sql::Database> open() override { return open_file(address); }
    void restore(std::string const& backup) override
    {
        std::filesystem::remove(address);
        sql::restore_sqlite(backup, address);
    }
    TempFolder folder;
};

std::unique_ptr<TestDatabase::Place> make_place(Engine, Schema schema)
{
    return std::make_unique<FilePlace>(schema);
}

}  // namespace

std::vector<Engine> engines() { return {Engine::sqlite}; }

TestDatabase::TestDatabase(Engine engine, Schema schema)
    : m_place(make_place(engine, schema)), m_database(m_place->open())
{
}

TestDatabase::~TestDatabase() = default;

void TestDatabase::reopen()
{
    m_database.reset();
    m_database = m_place->open();
}

void TestDatabase::restore(std::string const& backup)
{
    m_database.reset();
    m_place->restore(backup);
    m_database = m_place->open();
}

void for_each_test_database(Schema schema, std::function<void(TestDatabase&)> const& test)
{
    for (auto const engine : engines()) {
        std::string const name = engine == Engine::sqlite ? "SQLite" : "PostgreSQL";
        INFO("on ", name);
        TestDatabase database(engine, schema);
        test(database);
    }
}

void for_each_engine(std::function<void(sql::Database&)> const& test)
{
    for_each_test_database(Schema::empty, [&](TestDatabase& made) { test(made.database()); });
}

void for_each_migrated_engine(std::function<void(sql::Database&)> const& test)
{
    for_each_test_database(Schema::migrated, [&](TestDatabase& made) { test(made.database()); });
}

}  // namespace samsyn::tests

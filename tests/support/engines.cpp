// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/engines.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

#include "lib/base/check.h"
#include "lib/sql/migrations.h"
#include "lib/sql/postgres/postgres_database.h"
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

// The URL of the server's first database; empty when there is no server.
std::string const& server_url()
{
    static std::string const url = [] {
        char const* const set = std::getenv("SAMSYN_TEST_POSTGRES");
        return std::string(set ? set : "");
    }();
    return url;
}

std::string url_of(std::string const& database)
{
    auto const& url = server_url();
    return url.substr(0, url.rfind('/') + 1) + database;
}

void on_server(std::string const& statement) { sql::run_on_postgres(server_url(), statement); }

std::unique_ptr<sql::Database> open_server(std::string const& url)
{
    return sql::open_postgres({.url = url, .connections = 8});
}

void drop_database(std::string const& name)
{
    on_server("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
}

// A database of this program that is copied for each test; goes when the program ends.
class ServerTemplate {
public:
    ServerTemplate(std::string name, Schema schema) : m_name(std::move(name))
    {
        on_server("CREATE DATABASE " + m_name + " TEMPLATE template0 ENCODING 'UTF8'");
        auto const database = open_server(url_of(m_name));
        check(sql::migrate(*database, {}).has_value());
        bring_up(*database, schema);
    }
    ~ServerTemplate() { drop_database(m_name); }
    ServerTemplate(ServerTemplate const&) = delete;
    ServerTemplate& operator=(ServerTemplate const&) = delete;
    std::string const& name() const { return m_name; }

private:
    std::string m_name;
};

std::string new_name()
{
    static std::atomic<int> made = 0;
    return "samsyn_test_" + std::to_string(getpid()) + "_" + std::to_string(++made);
}

std::string const& server_template(Schema schema)
{
    if (schema == Schema::empty) {
        static ServerTemplate const empty(new_name(), Schema::empty);
        return empty.name();
    }
    static ServerTemplate const migrated(new_name(), Schema::migrated);
    return migrated.name();
}

struct ServerPlace final : TestDatabase::Place {
    explicit ServerPlace(Schema schema) : name(new_name())
    {
        on_server("CREATE DATABASE " + name + " TEMPLATE " + server_template(schema));
        address = url_of(name);
    }
    ~ServerPlace() override { drop_database(name); }
    std::unique_ptr<sql::Database> open() override { return open_server(address); }
    void restore(std::string const& backup) override
    {
        drop_database(name);
        on_server("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
        sql::restore_postgres(backup, address);
    }
    std::string name;
};

std::unique_ptr<TestDatabase::Place> make_place(Engine engine, Schema schema)
{
    if (engine == Engine::sqlite) return std::make_unique<FilePlace>(schema);
    return std::make_unique<ServerPlace>(schema);
}

}  // namespace

std::vector<Engine> engines()
{
    if (server_url().empty()) return {Engine::sqlite};
    return {Engine::sqlite, Engine::postgres};
}

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

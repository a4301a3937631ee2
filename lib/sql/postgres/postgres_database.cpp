// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/postgres/postgres_database.h"

#include "lib/sql/nesting.h"
#include "lib/sql/postgres/pool.h"
#include "lib/sql/postgres/postgres_connection.h"
#include "lib/sql/postgres/postgres_tools.h"

namespace samsyn::sql {
namespace {

constexpr auto invalid_objects = R"sql(
SELECT CAST('index ' || c.relname AS TEXT) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid
UNION ALL
SELECT CAST('constraint ' || conname AS TEXT) FROM pg_constraint WHERE NOT convalidated
)sql";

constexpr auto own_tables = R"sql(
SELECT CAST(quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS TEXT)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname = 'public'
ORDER BY 1
)sql";

std::string text_of(Row const& row) { return row.text(0); }

class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(PostgresSettings const& settings)
        : m_url(settings.url), m_pool(settings.url, settings.connections)
    {
        read([](Transaction&) {});  // a wrong address is told when opening
    }

    Engine engine() const override { return Engine::postgres; }

    void write(std::function<bool(Transaction&)> const& body) override
    {
        in_transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", body);
    }

    void read(std::function<void(Transaction&)> const& body) override
    {
        in_transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                       [&](Transaction& transaction) { return body(transaction), false; });
    }

    void backup_to(std::string const& file) override { dump_to_file(m_url, file); }

    std::vector<std::string> integrity_faults() override
    {
        std::vector<std::string> faults;
        std::vector<std::string> tables;
        read([&](Transaction& tx) {
            faults = tx.list(invalid_objects, text_of);
            tables = tx.list(own_tables, text_of);
        });
        for (auto const& table : tables) read_all_of(table, faults);
        return faults;
    }

private:
    void in_transaction(char const* begin, std::function<bool(Transaction&)> const& body)
    {
        OneTransaction const only(*this);
        auto lent = m_pool.lend(begin);
        auto& connection = lent.connection();
        try {
            PostgresTransaction transaction(connection);
            bool const keep = body(transaction);
            if (keep && transaction.failed()) throw DatabaseError("committed after a statement had failed");
            if (keep)
                connection.commit();
            else
                connection.run("ROLLBACK");
        } catch (DatabaseError const&) {
            lent.distrust();
            throw;
        } catch (...) {
            roll_back(connection);
            throw;
        }
    }

    // One that cannot even roll back is not kept: see Pool.
    static void roll_back(PostgresConnection& connection)
    {
        try {
            if (!connection.is_reusable()) connection.run("ROLLBACK");
        } catch (DatabaseError const&) {
        }
    }

    // Reads every page of a table: with checksums on, the server reports those that rotted.
    void read_all_of(std::string const& table, std::vector<std::string>& faults)
    {
        try {
            read([&](Transaction& tx) { tx.exists("SELECT COUNT(*) FROM " + table); });
        } catch (DatabaseError const& error) {
            faults.push_back(table + ": " + error.what());
        }
    }

    std::string const m_url;
    Pool m_pool;
};

}  // namespace

std::unique_ptr<Database> open_postgres(PostgresSettings const& settings)
{
    return std::make_unique<PostgresDatabase>(settings);
}

void run_on_postgres(std::string const& url, std::string const& statement)
{
    PostgresConnection connection(url);
    connection.run(statement);
}

void restore_postgres(std::string const& backup, std::string const& url)
{
    bool taken = true;
    open_postgres({.url = url, .connections = 1})->read([&](Transaction& tx) {
        taken = tx.exists("SELECT 1 WHERE to_regclass('schema_migrations') IS NOT NULL");
    });
    if (taken) throw DatabaseError("there are tables in the database already");
    restore_from_file(url, backup);
}

}  // namespace samsyn::sql

// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/migrations.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "lib/base/sha256.h"

namespace samsyn::sql {
namespace {

constexpr std::string_view state_table = R"sql(
-- only postgres
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE COLLATION IF NOT EXISTS swedish (provider = icu, locale = 'sv-SE', deterministic = true);
-- end
CREATE TABLE IF NOT EXISTS schema_migrations (
    number {{integer}} NOT NULL PRIMARY KEY,
    name {{text}} NOT NULL,
    sha256 {{text}} NOT NULL,
    applied_at {{time}} NOT NULL
) {{strict}};
)sql";

// An applied step, as the database remembers it.
struct Applied {
    int number = 0;
    std::string name;
    std::string sha256;
};

bool has_state_table(Transaction& tx)
{
    return tx.engine() == Engine::sqlite
               ? tx.exists("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'")
               : tx.exists("SELECT 1 WHERE to_regclass('schema_migrations') IS NOT NULL");
}

std::vector<Applied> applied_steps(Transaction& tx)
{
    if (!has_state_table(tx)) return {};
    return tx.list("SELECT number, name, sha256 FROM schema_migrations ORDER BY number", [](Row const& row) {
        return Applied{static_cast<int>(row.integer(0)), row.text(1), row.text(2)};
    });
}

std::vector<Applied> applied_steps(Database& database)
{
    std::vector<Applied> steps;
    database.read([&](Transaction& tx) { steps = applied_steps(tx); });
    return steps;
}

std::string fingerprint(Migration const& migration) { return to_hex(sha256(migration.text)); }

tl::unexpected<Error> refuse_step(std::string code, std::string const& name)
{
    return fail(ErrorKind::conflict, code, {FieldError{name, code}});
}

Result<Done> require_in_order(std::vector<Migration> const& migrations)
{
    for (std::size_t i = 0; i < migrations.size(); ++i)
        if (migrations[i].number != static_cast<int>(i) + 1)
            return refuse_step("schema.gap", migrations[i].name);
    return Done{};
}

// What the database went through must be the beginning of what the program knows.
Result<Done> require_beginning(std::vector<Applied> const& applied, std::vector<Migration> const& migrations)
{
    for (std::size_t i = 0; i < applied.size(); ++i) {
        if (applied[i].number != static_cast<int>(i) + 1) return refuse_step("schema.gap", applied[i].name);
        if (i >= migrations.size()) return refuse_step("schema.newer", applied[i].name);
        if (applied[i].sha256 != fingerprint(migrations[i]))
            return refuse_step("schema.changed", applied[i].name);
    }
    return Done{};
}

Result<Done> require_renderable(std::vector<Migration> const& migrations, Engine engine)
{
    for (auto const& migration : migrations)
        if (auto const rendered = render(migration.text, engine); !rendered) return refuse(rendered);
    return Done{};
}

void record(Transaction& tx, Migration const& migration)
{
    auto const* const sql = tx.engine() == Engine::sqlite
                                ? "INSERT INTO schema_migrations (number, name, sha256, applied_at)"
                                  " VALUES ($1, $2, $3, CAST(strftime('%s', 'now') AS INTEGER) * 1000)"
                                : "INSERT INTO schema_migrations (number, name, sha256, applied_at)"
                                  " VALUES ($1, $2, $3, CAST(extract(epoch FROM now()) * 1000 AS BIGINT))";
    tx.change(sql, migration.number, migration.name, fingerprint(migration));
}

// One step and the note that it was taken, or neither. Another program that migrates at the same time waits
// here and then finds the step taken.
void apply(Database& database, Migration const& migration)
{
    database.write([&](Transaction& tx) {
        if (tx.engine() == Engine::postgres) tx.run_script("LOCK TABLE schema_migrations IN EXCLUSIVE MODE");
        if (tx.exists("SELECT 1 FROM schema_migrations WHERE number = $1", migration.number)) return false;
        tx.run_script(migration.text);
        record(tx, migration);
        return true;
    });
}

// The number of NNNN_name; 0 when the name has none.
int number_of(std::string const& name)
{
    int number = 0;
    auto const [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    bool const four_digits = error == std::errc() && end == name.data() + 4 && name.size() > 5 && *end == '_';
    return four_digits ? number : 0;
}

Result<Migration> read_migration(std::filesystem::path const& path)
{
    auto const name = path.stem().string();
    int const number = number_of(name);
    std::ifstream file(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (number == 0) return fail_field(name, "schema.name");
    if (file.bad() || text.empty()) return fail_field(name, "schema.unreadable");
    return Migration{number, name, std::move(text)};
}

}  // namespace

Result<std::vector<Migration>> read_migrations(std::string const& folder)
{
    std::error_code unreadable;
    std::vector<Migration> migrations;
    for (auto const& entry : std::filesystem::directory_iterator(folder, unreadable)) {
        if (entry.path().extension() != ".sql") continue;
        auto migration = read_migration(entry.path());
        if (!migration) return refuse(migration);
        migrations.push_back(std::move(*migration));
    }
    if (unreadable) return fail_field(folder, "schema.unreadable");
    std::sort(migrations.begin(), migrations.end(),
              [](auto const& a, auto const& b) { return a.name < b.name; });
    if (auto const ordered = require_in_order(migrations); !ordered) return refuse(ordered);
    return migrations;
}

MigrationState migration_state(Database& database, std::vector<Migration> const& migrations)
{
    auto const applied = applied_steps(database);
    return {applied.empty() ? 0 : applied.back().number, migrations.empty() ? 0 : migrations.back().number};
}

Result<MigrationState> migrate(Database& database, std::vector<Migration> const& migrations)
{
    if (auto const ordered = require_in_order(migrations); !ordered) return refuse(ordered);
    if (auto const sound = require_renderable(migrations, database.engine()); !sound) return refuse(sound);
    auto const applied = applied_steps(database);
    if (auto const fits = require_beginning(applied, migrations); !fits) return refuse(fits);

    database.write([](Transaction& tx) { return tx.run_script(state_table), true; });
    for (auto i = applied.size(); i < migrations.size(); ++i) apply(database, migrations[i]);
    return migration_state(database, migrations);
}

}  // namespace samsyn::sql

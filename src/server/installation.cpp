// SPDX-License-Identifier: EUPL-1.2
#include "src/server/installation.h"

#include <filesystem>

#include "lib/sql/postgres/postgres_database.h"
#include "lib/sql/sqlite/sqlite_database.h"
#include "src/server/log.h"

namespace samsyn::server {
namespace {

std::filesystem::path own_folder()
{
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

std::unique_ptr<sql::Database> open_database(Options const& options, DataDirectory const& directory)
{
    auto const& url = options.text("database");
    if (!url.empty()) return sql::open_postgres({url, options.number("workers")});
    sql::SqliteSettings settings;
    settings.file = directory.database_file();
    settings.readers = options.number("readers");
    return sql::open_sqlite(settings);
}

// Nothing when the database does not answer; what it said is in the log.
std::unique_ptr<sql::Database> try_open(Options const& options, DataDirectory const& directory)
{
    try {
        return open_database(options, directory);
    } catch (sql::DatabaseError const& broken) {
        log_event(Level::error, "no database", {{"what", broken.what()}});
        return nullptr;
    }
}

}  // namespace

std::string assets_folder(Options const& options)
{
    if (!options.text("assets").empty()) return options.text("assets");
    auto const built_in_checkout = own_folder() / ".." / "..";
    if (std::filesystem::exists(built_in_checkout / "migrations"))
        return std::filesystem::canonical(built_in_checkout);
    return own_folder() / ".." / "share" / "samsyn";
}

Result<std::unique_ptr<Installation>> Installation::open(Options options)
{
    auto migrations = sql::read_migrations(assets_folder(options) + "/migrations");
    if (!migrations) return refuse(migrations);
    auto directory = DataDirectory::own(options.text("data"));
    if (!directory) return refuse(directory);
    auto database = try_open(options, *directory);
    if (!database) return fail_field("database", "database.unreachable");
    auto const migrated = sql::migrate(*database, *migrations);
    if (!migrated) return refuse(migrated);
    return std::unique_ptr<Installation>(new Installation(std::move(options), std::move(*directory),
                                                          std::move(database), std::move(*migrations)));
}

Installation::Installation(Options options, DataDirectory directory, std::unique_ptr<sql::Database> database,
                           std::vector<sql::Migration> migrations)
    : m_options(std::move(options)),
      m_assets(assets_folder(m_options)),
      m_directory(std::move(directory)),
      m_database(std::move(database)),
      m_migrations(std::move(migrations)),
      m_runtime{*m_database, m_clock, [this](work::Notice const& notice) { m_listeners.tell(notice); }}
{
}

}  // namespace samsyn::server

// SPDX-License-Identifier: EUPL-1.2
#include "src/server/restore.h"

#include <filesystem>

#include "lib/sql/postgres/postgres_database.h"
#include "lib/sql/sqlite/sqlite_database.h"
#include "src/server/log.h"

namespace samsyn::server {
namespace {

namespace fs = std::filesystem;

// A database and its log belong together: what was committed last may stand only in the log.
void move_with_log(std::string const& from, std::string const& to)
{
    for (auto const* suffix : {"-wal", "-shm", ""}) {
        fs::remove(to + suffix);
        if (fs::exists(from + suffix)) fs::rename(from + suffix, to + suffix);
    }
}

void restore_embedded(std::string const& target, std::string const& file)
{
    auto const coming = target + ".coming";
    for (auto const* suffix : {"-wal", "-shm", ""}) fs::remove(coming + suffix);
    sql::restore_sqlite(file, coming);  // throws when the backup is not sound
    if (fs::exists(target)) move_with_log(target, target + ".before-restore");
    move_with_log(coming, target);
}

}  // namespace

Result<Done> restore_backup(Options const& options, DataDirectory const& directory, std::string const& file)
{
    if (!fs::exists(file)) return fail(ErrorKind::not_found, "backup.missing", {{file, "backup.missing"}});
    try {
        auto const& url = options.text("database");
        if (url.empty())
            restore_embedded(directory.database_file(), file);
        else
            sql::restore_postgres(file, url);
    } catch (sql::DatabaseError const& broken) {
        log_event(Level::error, "no restore", {{"what", broken.what()}});
        auto const* const code = options.text("database").empty() ? "backup.broken" : "backup.not_restored";
        return fail(ErrorKind::invalid, code, {{file, code}});
    }
    return Done{};
}

}  // namespace samsyn::server

// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/sqlite/sqlite_backup.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>

#include "lib/sql/files.h"

namespace samsyn::sql {
namespace {

constexpr auto endings = {"", "-journal", "-wal", "-shm"};

void remove_with_companions(std::string const& file)
{
    for (auto const* const ending : endings) std::filesystem::remove(file + ending);
}

// All pages in one step: one read snapshot, so writers neither wait nor make the copy start again.
void copy_pages(SqliteConnection& source, SqliteConnection& target)
{
    auto* const backup = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (!backup) target.raise(sqlite3_extended_errcode(target.handle()), "backup");
    sqlite3_backup_step(backup, -1);
    int const code = sqlite3_backup_finish(backup);
    if (code != SQLITE_OK) target.raise(code, "backup");
}

void make_verified_copy(SqliteConnection& source, std::string const& file)
{
    SqliteConnection target(file, SqliteConnection::Kind::copy);
    target.run("PRAGMA synchronous=OFF");  // the finished file is synced once
    copy_pages(source, target);
    target.run("PRAGMA journal_mode=DELETE");  // one file, nothing beside it
    auto const faults = faults_of(target);
    if (!faults.empty()) throw DatabaseError("the copy is not sound: " + faults.front());
}

}  // namespace

void copy_to_file(SqliteConnection& source, std::string const& file)
{
    auto const partial = file + ".partial";
    remove_with_companions(partial);
    try {
        make_verified_copy(source, partial);
        put_in_place(partial, file);
    } catch (...) {
        remove_with_companions(partial);
        throw;
    }
}

bool is_taken(std::string const& file)
{
    return std::any_of(endings.begin(), endings.end(),
                       [&](char const* ending) { return std::filesystem::exists(file + ending); });
}

std::vector<std::string> faults_of(SqliteConnection& connection)
{
    std::vector<std::string> faults;
    try {
        connection.run("PRAGMA integrity_check", Values{}, [&](Row const& row) {
            if (auto const line = row.text(0); line != "ok") faults.push_back(line);
        });
        connection.run("PRAGMA foreign_key_check", Values{}, [&](Row const& row) {
            faults.push_back("foreign key from " + row.text(0) + " to " + row.text(2));
        });
    } catch (DatabaseError const& error) {
        faults.push_back(error.what());  // so damaged that the check itself cannot go on
    }
    return faults;
}

}  // namespace samsyn::sql

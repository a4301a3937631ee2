// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>

#include "lib/sql/connection.h"

namespace samsyn::sql {

struct SqliteSettings {
    std::string file;         // path; created with its WAL beside it
    int readers = 4;          // read connections
    int longest_group = 256;  // commands that may share one commit
};

// Opens the embedded engine: WAL, synchronous=FULL, foreign keys on, one connection that writes and
// checkpoints, `readers` connections with query_only that never checkpoint, also not when they close.
// A disk that fails under the writer ends the process (a failed fsync cannot be asked again); a full one is
// FullError, and writing goes on when there is room.
// Registers the collation "swedish" (ICU, sv).
std::unique_ptr<Database> open_sqlite(SqliteSettings const& settings);

// Puts a backup in the place of a database that is not there yet: verified first, whole or not at all.
// Throws DatabaseError when the backup is not sound or the place is taken.
void restore_sqlite(std::string const& backup, std::string const& file);

}  // namespace samsyn::sql

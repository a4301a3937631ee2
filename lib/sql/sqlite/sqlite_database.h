// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>

#include "lib/sql/connection.h"

namespace samsyn::sql {

struct SqliteSettings {
    std::string file;                  // path; created with its WAL beside it
    int readers = 4;                   // read connections
    int longest_group = 256;           // commands that may share one commit
};

// Opens the embedded engine: WAL, synchronous=FULL, foreign keys on, one connection that writes and
// checkpoints, `readers` connections with query_only that never checkpoint, also not when they close.
// Registers the collation "swedish" (ICU, sv).
std::unique_ptr<Database> open_sqlite(SqliteSettings const& settings);

}  // namespace samsyn::sql

// SPDX-License-Identifier: EUPL-1.2
#pragma once

struct sqlite3;

namespace samsyn::sql {

// Makes a connection know Swedish: the collation "swedish" (ICU, sv; texts that ICU holds equal are ordered
// by their bytes, as PostgreSQL does) and lower() and upper() for all letters, not ASCII only. SQLITE_OK or
// an error code.
int register_swedish(sqlite3* connection);

}  // namespace samsyn::sql

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/sql/sqlite/sqlite_connection.h"

namespace samsyn::sql {

// Copies what `source` sees to a new file: verified, on the disk, and only then under its name.
void copy_to_file(SqliteConnection& source, std::string const& file);

// Whether something lies where a database called `file` would.
bool is_taken(std::string const& file);

// What PRAGMA integrity_check and foreign_key_check find; empty when sound.
std::vector<std::string> faults_of(SqliteConnection& connection);

}  // namespace samsyn::sql

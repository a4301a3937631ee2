// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>

#include "lib/sql/connection.h"

namespace samsyn::sql {

struct PostgresSettings {
    std::string url;      // postgresql://user@host/database
    int connections = 8;  // opened when first needed
};

// Opens PostgreSQL 15 or later with PostGIS; throws DatabaseError when it does not answer. Writes are
// SERIALIZABLE with synchronous_commit, reads REPEATABLE READ and read only. migrate() makes PostGIS and the
// ICU collation "swedish" known, if the administrator has not.
std::unique_ptr<Database> open_postgres(PostgresSettings const& settings);

// Runs one statement outside any transaction: what PostgreSQL allows only there (CREATE DATABASE, VACUUM).
void run_on_postgres(std::string const& url, std::string const& statement);

// Fills an empty database from what backup_to() made, all or nothing. Throws DatabaseError when it is not
// empty or the backup is not sound.
void restore_postgres(std::string const& backup, std::string const& url);

}  // namespace samsyn::sql

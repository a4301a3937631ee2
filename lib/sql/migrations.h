// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/sql/connection.h"
#include "lib/sql/vocabulary.h"

namespace samsyn::sql {

// One numbered step of the schema, one text for both engines with a closed vocabulary:
// {{id}} {{time}} {{day}} {{integer}} {{number}} {{text}} {{sorted_text}} {{bytes}} {{geometry}} {{strict}},
// and blocks between "-- only postgres" or "-- only sqlite" and "-- end".
struct Migration {
    int number = 0;
    std::string name;  // "0001_identity"
    std::string text;
};

// Reads NNNN_name.sql from a folder, in order; a gap or a double number is a refusal.
Result<std::vector<Migration>> read_migrations(std::string const& folder);

struct MigrationState {
    int applied = 0;  // highest number in the database
    int known = 0;    // highest number in the program
};

MigrationState migration_state(Database& database, std::vector<Migration> const& migrations);

// Brings the schema up to date, each step in a transaction of its own. Refuses "schema.newer" when the
// database was written by a later program, "schema.changed" when a landed step's text differs.
Result<MigrationState> migrate(Database& database, std::vector<Migration> const& migrations);

}  // namespace samsyn::sql

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

// Opens PostgreSQL 15 or later with PostGIS. Makes the ICU collation "swedish" known when it migrates.
std::unique_ptr<Database> open_postgres(PostgresSettings const& settings);

}  // namespace samsyn::sql

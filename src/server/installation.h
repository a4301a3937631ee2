// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>

#include "lib/sql/connection.h"
#include "lib/sql/migrations.h"
#include "src/server/data_directory.h"
#include "src/server/listeners.h"
#include "src/server/options.h"
#include "src/work/execute.h"

namespace samsyn::server {

// The files the program is shipped with: pages, texts, migrations, built front end, data. Beside the checkout
// in a build, in share/samsyn when installed.
std::string assets_folder(Options const& options);

// An opened installation: its data directory, its database and what commands run on.
class Installation {
public:
    // Brings the schema up to date. Refuses what DataDirectory::own and sql::migrate refuse: "data.in_use",
    // "schema.newer" …
    static Result<std::unique_ptr<Installation>> open(Options options);

    Options const& options() const { return m_options; }
    DataDirectory const& directory() const { return m_directory; }
    std::string const& assets() const { return m_assets; }
    sql::Database& database() { return *m_database; }
    work::Runtime& runtime() { return m_runtime; }
    Listeners& listeners() { return m_listeners; }
    std::vector<sql::Migration> const& migrations() const { return m_migrations; }

private:
    Installation(Options options, DataDirectory directory, std::unique_ptr<sql::Database> database,
                 std::vector<sql::Migration> migrations);

    Options m_options;
    std::string m_assets;
    DataDirectory m_directory;
    std::unique_ptr<sql::Database> m_database;
    std::vector<sql::Migration> m_migrations;
    SystemClock m_clock;
    Listeners m_listeners;
    work::Runtime m_runtime;
};

}  // namespace samsyn::server

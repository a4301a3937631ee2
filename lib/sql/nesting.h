// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace samsyn::sql {

class Database;

// One transaction a thread and database: a second inside the first would wait for itself (SQLite's writer,
// PostgreSQL's pool) or would not see what the first wrote. Nesting is a check failure.
class OneTransaction {
public:
    explicit OneTransaction(Database const& database);
    ~OneTransaction();
    OneTransaction(OneTransaction const&) = delete;
    OneTransaction& operator=(OneTransaction const&) = delete;

    static bool is_open(Database const& database);
};

}  // namespace samsyn::sql

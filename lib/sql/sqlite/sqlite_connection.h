// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/sql/connection.h"
#include "lib/sql/soundness.h"

struct sqlite3;
struct sqlite3_stmt;

namespace samsyn::sql {

struct CloseSqlite {
    void operator()(sqlite3* handle) const;
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* handle) const;
};

// A prepared statement and where its $1, $2 … are bound.
struct PreparedStatement {
    std::unique_ptr<sqlite3_stmt, FinalizeStatement> handle;
    std::vector<int> positions;
    bool in_use = false;
};

// One connection to the database file, used by one thread at a time.
class SqliteConnection {
public:
    enum class Kind {
        writer,  // the only one that changes and checkpoints
        reader,  // cannot change anything, never checkpoints
        copy,    // on a new file of its own: a backup being made
        backup,  // on a finished backup: only read
    };
    SqliteConnection(std::string const& file, Kind kind);

    // Runs statements without values or rows.
    void run(char const* script);
    // Runs one statement; `each` is called for its rows, if any. Returns the number of rows changed.
    std::int64_t run(std::string_view sql, Values const& values, std::function<void(Row const&)> const& each);
    void run_many(std::string_view sql, std::vector<Values> const& rows);

    sqlite3* handle() const { return m_handle.get(); }
    // Throws what the result code means. On the writer a failed read or write of the disk ends the process:
    // after a failed fsync nobody knows what is stored, and trying again may be answered with a lie.
    [[noreturn]] void raise(int code, std::string_view sql) const;

private:
    class Use;
    PreparedStatement prepare(std::string_view sql) const;
    PreparedStatement& cached(std::string_view sql);
    std::int64_t step(Use& use, std::string_view sql, std::function<void(Row const&)> const& each);
    void configure(Kind kind);

    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    Kind m_kind;
    std::unique_ptr<sqlite3, CloseSqlite> m_handle;
    std::unordered_map<std::string, PreparedStatement, TextHash, std::equal_to<>> m_statements;
};

// The statements of one transaction on a connection.
class SqliteTransaction final : public Transaction {
public:
    explicit SqliteTransaction(SqliteConnection& connection) : m_connection(connection) {}

    Engine engine() const override { return Engine::sqlite; }
    void for_each_value(std::string_view sql, Values const& values,
                        std::function<void(Row const&)> const& each) override;
    std::int64_t change_values(std::string_view sql, Values const& values) override;
    void run_script(std::string_view script) override;
    void change_many(std::string_view sql, std::vector<Values> const& rows) override;

    bool failed() const { return m_soundness.lost(); }

private:
    SqliteConnection& m_connection;
    Soundness m_soundness;
};

}  // namespace samsyn::sql

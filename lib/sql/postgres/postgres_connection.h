// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/sql/connection.h"
#include "lib/sql/soundness.h"

struct pg_conn;
struct pg_result;

namespace samsyn::sql {

struct CloseServer {
    void operator()(pg_conn* handle) const;
};
struct ClearResult {
    void operator()(pg_result* result) const;
};
using ServerResult = std::unique_ptr<pg_result, ClearResult>;

// One connection to the server, used by one thread at a time.
class PostgresConnection {
public:
    explicit PostgresConnection(std::string const& url);

    // Runs statements without values or rows.
    void run(std::string const& script);
    // Runs one statement; `each` is called for its rows, if any, while they arrive. Returns the number of
    // rows changed.
    std::int64_t run(std::string_view sql, Values const& values, std::function<void(Row const&)> const& each);
    // By COPY when the statement is a plain INSERT of its values, else without waiting for each answer.
    void run_many(std::string_view sql, std::vector<Values> const& rows);

    // Ends the transaction; throws when the server rolled it back instead.
    void commit();
    bool is_broken() const;
    // Connected, and not inside a transaction.
    bool is_reusable() const;
    pg_conn* handle() const { return m_handle.get(); }

private:
    class Stream;
    std::string const& prepared(std::string_view sql);
    void send(std::string const& name, Values const& values);
    void copy(std::string const& command, std::vector<Values> const& rows);
    void pipeline(std::string_view sql, std::vector<Values> const& rows, std::size_t from, std::size_t to);
    // The line carries one statement at a time: rows of an outer one that still arrive are taken in first.
    void make_way();

    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unique_ptr<pg_conn, CloseServer> m_handle;
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> m_prepared;
    Stream* m_arriving = nullptr;
};

// The statements of one transaction on a connection.
class PostgresTransaction final : public Transaction {
public:
    explicit PostgresTransaction(PostgresConnection& connection) : m_connection(connection) {}

    Engine engine() const override { return Engine::postgres; }
    void for_each_value(std::string_view sql, Values const& values,
                        std::function<void(Row const&)> const& each) override;
    std::int64_t change_values(std::string_view sql, Values const& values) override;
    void run_script(std::string_view script) override;
    void change_many(std::string_view sql, std::vector<Values> const& rows) override;

    bool failed() const { return m_soundness.lost(); }

private:
    PostgresConnection& m_connection;
    Soundness m_soundness;
};

}  // namespace samsyn::sql

// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/postgres/postgres_connection.h"

#include <libpq-fe.h>

#include <algorithm>
#include <charconv>

#include "lib/base/check.h"
#include "lib/sql/postgres/copy_command.h"
#include "lib/sql/postgres/postgres_error.h"
#include "lib/sql/postgres/postgres_row.h"
#include "lib/sql/postgres/text_form.h"
#include "lib/sql/storable.h"
#include "lib/sql/vocabulary.h"

namespace samsyn::sql {
namespace {

// What this program relies on, whatever the server's or the user's defaults are.
constexpr auto session = R"sql(
SET synchronous_commit TO on;
SET standard_conforming_strings TO on;
SET bytea_output TO hex;
SET extra_float_digits TO 1;
SET TimeZone TO 'UTC';
)sql";

// The url last: what it says wins over what is said before it.
pg_conn* connect(std::string const& url)
{
    char const* const words[] = {"connect_timeout", "application_name", "client_encoding", "dbname", nullptr};
    char const* const values[] = {"10", "samsyn", "UTF8", url.c_str(), nullptr};
    return PQconnectdbParams(words, values, 1);
}

bool is_good(pg_result const* result)
{
    auto const status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE ||
           status == PGRES_COPY_IN;
}

std::int64_t changed_by(pg_result* result)
{
    std::string_view const digits = PQcmdTuples(result);
    std::int64_t count = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    return count;
}

std::string in_postgres(std::string_view sql)
{
    auto const rendered = render(sql, Engine::postgres);
    if (!rendered) throw DatabaseError("unknown word in: " + std::string(sql));
    return *rendered;
}

}  // namespace

void CloseServer::operator()(pg_conn* handle) const { PQfinish(handle); }
void ClearResult::operator()(pg_result* result) const { PQclear(result); }

// The rows of a running statement, as they arrive: memory stays flat however many there are.
class PostgresConnection::Stream {
public:
    Stream(PostgresConnection& connection, std::string_view sql) : m_connection(connection), m_sql(sql)
    {
        connection.m_arriving = this;
    }
    ~Stream()
    {
        while (!m_complete) receive();
    }
    Stream(Stream const&) = delete;
    Stream& operator=(Stream const&) = delete;

    // The next row; nothing after the last. Throws the statement's error where it comes.
    ServerResult next()
    {
        if (m_taken_in.empty() && !m_complete) take_in();
        if (m_taken_in.empty()) return nullptr;
        auto result = std::move(m_taken_in.front());
        m_taken_in.pop_front();
        if (!is_good(result.get())) raise(result.get(), m_connection.handle(), m_sql);
        if (PQresultStatus(result.get()) == PGRES_SINGLE_TUPLE) return result;
        m_changed = changed_by(result.get());
        return next();
    }
    void take_in_all()
    {
        while (!m_complete) take_in();
    }
    std::int64_t changed() const { return m_changed; }

private:
    void take_in()
    {
        if (auto result = receive()) m_taken_in.push_back(std::move(result));
    }
    ServerResult receive()
    {
        ServerResult result(PQgetResult(m_connection.handle()));
        if (!result) {
            m_complete = true;
            m_connection.m_arriving = nullptr;
        }
        return result;
    }

    PostgresConnection& m_connection;
    std::string_view m_sql;
    std::deque<ServerResult> m_taken_in;
    bool m_complete = false;
    std::int64_t m_changed = 0;
};

PostgresConnection::PostgresConnection(std::string const& url) : m_handle(connect(url))
{
    if (is_broken()) throw DatabaseError(std::string("no connection: ") + PQerrorMessage(handle()));
    PQsetNoticeReceiver(
        handle(), [](void*, pg_result const*) {}, nullptr);
    run(session);
}

bool PostgresConnection::is_broken() const { return PQstatus(handle()) != CONNECTION_OK; }

bool PostgresConnection::is_reusable() const
{
    return !is_broken() && PQtransactionStatus(handle()) == PQTRANS_IDLE;
}

void PostgresConnection::run(std::string const& script)
{
    make_way();
    ServerResult const result(PQexec(handle(), script.c_str()));
    if (!is_good(result.get())) raise(result.get(), handle(), script);
}

void PostgresConnection::commit()
{
    ServerResult const result(PQexec(handle(), "COMMIT"));
    if (!is_good(result.get())) raise(result.get(), handle(), "COMMIT");
    // The server's answer to COMMIT after a failed statement.
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
        throw DatabaseError("the server rolled back");
}

std::int64_t PostgresConnection::run(std::string_view sql, Values const& values,
                                     std::function<void(Row const&)> const& each)
{
    require_storable(values);
    make_way();
    send(prepared(sql), values);
    if (each) PQsetSingleRowMode(handle());
    Stream stream(*this, sql);
    while (auto const row = stream.next()) each(PostgresRow(row.get()));
    return stream.changed();
}

void PostgresConnection::make_way()
{
    if (m_arriving) m_arriving->take_in_all();
}

std::string const& PostgresConnection::prepared(std::string_view sql)
{
    if (auto const found = m_prepared.find(sql); found != m_prepared.end()) return found->second;
    // Texts are literals, so they are few; this bounds what a statement built in a loop could take.
    constexpr std::size_t most = 1000;
    if (m_prepared.size() >= most) {
        run("DEALLOCATE ALL");
        m_prepared.clear();
    }
    auto const name = "s" + std::to_string(m_prepared.size());
    ServerResult const result(PQprepare(handle(), name.c_str(), in_postgres(sql).c_str(), 0, nullptr));
    if (!is_good(result.get())) raise(result.get(), handle(), sql);
    return m_prepared.emplace(std::string(sql), name).first->second;
}

void PostgresConnection::send(std::string const& name, Values const& values)
{
    std::vector<std::optional<std::string>> texts;
    texts.reserve(values.size());
    std::vector<char const*> pointers;
    for (auto const& value : values) texts.push_back(to_text_form(value));
    for (auto const& text : texts) pointers.push_back(text ? text->c_str() : nullptr);
    int const count = static_cast<int>(values.size());
    int const sent = PQsendQueryPrepared(handle(), name.c_str(), count, pointers.data(), nullptr, nullptr, 0);
    if (sent == 0) raise(nullptr, handle(), "send");
}

void PostgresConnection::run_many(std::string_view sql, std::vector<Values> const& rows)
{
    if (rows.empty()) return;
    for (auto const& values : rows) require_storable(values);
    make_way();
    if (auto const command = copy_command(sql, rows.front().size())) return copy(*command, rows);
    constexpr std::size_t batch = 1000;  // how many answers may be on their way
    for (std::size_t from = 0; from < rows.size(); from += batch)
        pipeline(sql, rows, from, std::min(from + batch, rows.size()));
}

void PostgresConnection::copy(std::string const& command, std::vector<Values> const& rows)
{
    run(command);
    bool sent = true;
    std::string lines;
    constexpr std::size_t enough = 1 << 16;
    for (std::size_t i = 0; i < rows.size() && sent; ++i) {
        lines += to_copy_line(rows[i]);
        if (lines.size() < enough && i + 1 < rows.size()) continue;
        sent = PQputCopyData(handle(), lines.data(), static_cast<int>(lines.size())) == 1;
        lines.clear();
    }
    if (!sent || PQputCopyEnd(handle(), nullptr) != 1) raise(nullptr, handle(), command);
    Stream stream(*this, command);
    while (stream.next()) {}
}

void PostgresConnection::pipeline(std::string_view sql, std::vector<Values> const& rows, std::size_t from,
                                  std::size_t to)
{
    auto const& name = prepared(sql);
    PQenterPipelineMode(handle());
    for (auto i = from; i < to; ++i) send(name, rows[i]);
    PQpipelineSync(handle());
    ServerResult failed;
    for (bool synced = false; !synced && !is_broken();) {
        ServerResult result(PQgetResult(handle()));
        if (!result) continue;  // the end of one statement's answer
        synced = PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC;
        if (PQresultStatus(result.get()) == PGRES_FATAL_ERROR && !failed) failed = std::move(result);
    }
    PQexitPipelineMode(handle());
    if (failed || is_broken()) raise(failed.get(), handle(), sql);
}

void PostgresTransaction::for_each_value(std::string_view sql, Values const& values,
                                         std::function<void(Row const&)> const& each)
{
    m_soundness.run([&] { return m_connection.run(sql, values, m_soundness.outside(each)); });
}

std::int64_t PostgresTransaction::change_values(std::string_view sql, Values const& values)
{
    return m_soundness.run([&] { return m_connection.run(sql, values, {}); });
}

void PostgresTransaction::run_script(std::string_view script)
{
    m_soundness.run([&] { m_connection.run(in_postgres(script)); });
}

void PostgresTransaction::change_many(std::string_view sql, std::vector<Values> const& rows)
{
    m_soundness.run([&] { m_connection.run_many(sql, rows); });
}

}  // namespace samsyn::sql

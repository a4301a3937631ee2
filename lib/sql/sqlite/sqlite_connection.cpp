// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/sqlite/sqlite_connection.h"

#include <sqlite3.h>

#include <algorithm>

#include "lib/base/check.h"
#include "lib/sql/sqlite/swedish.h"
#include "lib/sql/storable.h"
#include "lib/sql/vocabulary.h"

namespace samsyn::sql {
namespace {

constexpr int primary(int code) { return code & 0xff; }

// Full disks are also met when the shared-memory file beside the WAL must grow.
bool is_full(int code) { return primary(code) == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE; }

std::optional<Violation> violation_of(int code)
{
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            return Violation::unique;
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            return Violation::foreign_key;
        case SQLITE_CONSTRAINT_CHECK:
        case SQLITE_CONSTRAINT_TRIGGER:
            return Violation::check;
        case SQLITE_CONSTRAINT_NOTNULL:
            return Violation::not_null;
        default:
            return std::nullopt;
    }
}

std::string view_of(void const* bytes, int length)
{
    return length > 0 ? std::string(static_cast<char const*>(bytes), static_cast<std::size_t>(length))
                      : std::string();
}

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : m_statement(statement) {}

    bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override
    {
        check(type(column) == SQLITE_INTEGER);
        return sqlite3_column_int64(m_statement, column);
    }
    double number(int column) const override
    {
        check(type(column) == SQLITE_FLOAT || type(column) == SQLITE_INTEGER);
        return sqlite3_column_double(m_statement, column);
    }
    std::string text(int column) const override
    {
        check(type(column) == SQLITE_TEXT);
        auto const* const words = sqlite3_column_text(m_statement, column);
        return view_of(words, sqlite3_column_bytes(m_statement, column));
    }
    Uuid uuid(int column) const override
    {
        auto const value = bytes(column);
        Uuid uuid;
        check(value.size() == uuid.bytes.size());
        std::copy(value.begin(), value.end(), uuid.bytes.begin());
        return uuid;
    }
    std::string bytes(int column) const override
    {
        check(type(column) == SQLITE_BLOB);
        auto const* const start = sqlite3_column_blob(m_statement, column);
        return view_of(start, sqlite3_column_bytes(m_statement, column));
    }
    std::string geometry(int column) const override { return bytes(column); }

private:
    int type(int column) const
    {
        check(column >= 0 && column < sqlite3_data_count(m_statement));
        return sqlite3_column_type(m_statement, column);
    }
    sqlite3_stmt* m_statement;
};

// Binds without copying: the values outlive the statement's run.
struct Bind {
    sqlite3_stmt* statement;
    int position;

    int operator()(Null) const { return sqlite3_bind_null(statement, position); }
    int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, position, number); }
    int operator()(double number) const { return sqlite3_bind_double(statement, position, number); }
    int operator()(std::string const& text) const
    {
        return sqlite3_bind_text64(statement, position, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(Uuid const& uuid) const { return blob(uuid.bytes.data(), uuid.bytes.size()); }
    int operator()(Bytes const& bytes) const { return blob(bytes.value.data(), bytes.value.size()); }
    int operator()(Geometry const& geometry) const { return blob(geometry.wkb.data(), geometry.wkb.size()); }
    int blob(void const* start, std::size_t size) const
    {
        return sqlite3_bind_blob64(statement, position, start, size, SQLITE_STATIC);
    }
};

std::vector<int> positions_of(sqlite3_stmt* statement)
{
    std::vector<int> positions;
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement); ++i) {
        if (!sqlite3_bind_parameter_name(statement, i)) {
            positions.push_back(i);  // a plain ?
            continue;
        }
        auto const name = "$" + std::to_string(i);
        positions.push_back(sqlite3_bind_parameter_index(statement, name.c_str()));
    }
    return positions;
}

bool only_space(char const* rest)
{
    return std::string_view(rest).find_first_not_of(" \t\r\n;") == std::string_view::npos;
}

// A reader of a WAL file must be able to write the shared memory beside it.
int access_of(SqliteConnection::Kind kind)
{
    if (kind == SqliteConnection::Kind::backup) return SQLITE_OPEN_READONLY;
    if (kind == SqliteConnection::Kind::reader) return SQLITE_OPEN_READWRITE;
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

}  // namespace

void CloseSqlite::operator()(sqlite3* handle) const { check(sqlite3_close(handle) == SQLITE_OK); }
void FinalizeStatement::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

// A statement while it runs. Reset at the end of the scope, also when a callback throws: a statement left
// open would hold its read snapshot and stop the WAL from being checkpointed.
class SqliteConnection::Use {
public:
    Use(SqliteConnection& connection, std::string_view sql) : m_statement(connection.cached(sql))
    {
        // A statement run inside its own rows gets a second copy.
        if (m_statement.in_use) m_own = connection.prepare(sql);
        statement().in_use = true;
    }
    ~Use()
    {
        sqlite3_reset(handle());
        sqlite3_clear_bindings(handle());
        statement().in_use = false;
    }
    Use(Use const&) = delete;
    Use& operator=(Use const&) = delete;

    sqlite3_stmt* handle() { return statement().handle.get(); }
    void bind(Values const& values)
    {
        require_storable(values);
        auto const& positions = statement().positions;
        if (values.size() != positions.size()) throw DatabaseError("wrong number of values");
        for (std::size_t i = 0; i < values.size(); ++i) bind(positions[i], values[i]);
    }

private:
    void bind(int position, Value const& value)
    {
        int const code = std::visit(Bind{handle(), position}, value);
        if (code != SQLITE_OK) throw DatabaseError("a value cannot be bound: " + std::to_string(code));
    }
    PreparedStatement& statement() { return m_own.handle ? m_own : m_statement; }
    PreparedStatement& m_statement;
    PreparedStatement m_own;
};

SqliteConnection::SqliteConnection(std::string const& file, Kind kind) : m_kind(kind)
{
    // Nobody asks how much memory SQLite has; counting it takes a lock at every allocation.
    static int const uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    check(uncounted == SQLITE_OK || uncounted == SQLITE_MISUSE);  // the latter when somebody was here before
    sqlite3* handle = nullptr;
    int const flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | access_of(kind);
    int const code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    m_handle.reset(handle);
    if (code != SQLITE_OK) raise(code, "open");
    configure(kind);
}

void SqliteConnection::configure(Kind kind)
{
    int const settings[][2] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},
                               {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                               {SQLITE_DBCONFIG_DQS_DML, 0},
                               {SQLITE_DBCONFIG_DQS_DDL, 0},
                               {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                               {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, kind == Kind::reader ? 1 : 0}};
    for (auto const& [setting, value] : settings) {
        int const code = sqlite3_db_config(handle(), setting, value, nullptr);
        if (code != SQLITE_OK) raise(code, "configure");
    }
    sqlite3_busy_timeout(handle(), 10'000);
    if (int const code = register_swedish(handle()); code != SQLITE_OK) raise(code, "swedish");
    // LIKE tells small from capital letters, as PostgreSQL's does.
    run("PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA "
        "case_sensitive_like=ON;");
    // Room for the pages of a long import, which would otherwise be written over and over; taken when needed.
    if (kind == Kind::writer)
        run("PRAGMA journal_mode=WAL; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-131072;");
    // The writer checkpoints by itself after it has answered (see sqlite_database.cpp), the others never do.
    run("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;");
    if (kind == Kind::reader) run("PRAGMA query_only=ON;");
}

void SqliteConnection::raise(int code, std::string_view sql) const
{
    if (is_full(code)) throw FullError("no room left for the database");
    check(m_kind != Kind::writer || primary(code) != SQLITE_IOERR);
    auto const what = std::string(m_handle ? sqlite3_errmsg(handle()) : sqlite3_errstr(code)) + " (" +
                      std::to_string(code) + "): " + std::string(sql);
    if (auto const violation = violation_of(code)) throw ConstraintError(*violation, what);
    throw DatabaseError(what);
}

void SqliteConnection::run(char const* script)
{
    int const code = sqlite3_exec(handle(), script, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) raise(code, script);
}

std::int64_t SqliteConnection::run(std::string_view sql, Values const& values,
                                   std::function<void(Row const&)> const& each)
{
    Use use(*this, sql);
    use.bind(values);
    return step(use, sql, each);
}

// A row a statement: one that changes many rows at once keeps a journal of them, which costs more than they
// do.
void SqliteConnection::run_many(std::string_view sql, std::vector<Values> const& rows)
{
    if (rows.empty()) return;
    Use use(*this, sql);
    for (auto const& row : rows) {
        use.bind(row);
        step(use, sql, {});
        sqlite3_reset(use.handle());
    }
}

std::int64_t SqliteConnection::step(Use& use, std::string_view sql,
                                    std::function<void(Row const&)> const& each)
{
    // sqlite3_changes() keeps the number of an earlier statement when this one changes nothing.
    auto const before = sqlite3_total_changes64(handle());
    int code = sqlite3_step(use.handle());
    for (; code == SQLITE_ROW; code = sqlite3_step(use.handle()))
        if (each) each(SqliteRow(use.handle()));
    if (code != SQLITE_DONE) raise(code, sql);
    return sqlite3_total_changes64(handle()) == before ? 0 : sqlite3_changes64(handle());
}

PreparedStatement SqliteConnection::prepare(std::string_view sql) const
{
    auto const rendered = render(sql, Engine::sqlite);
    if (!rendered) throw DatabaseError("unknown word in: " + std::string(sql));
    sqlite3_stmt* handle = nullptr;
    char const* rest = nullptr;
    int const code =
        sqlite3_prepare_v3(m_handle.get(), rendered->c_str(), static_cast<int>(rendered->size()) + 1,
                           SQLITE_PREPARE_PERSISTENT, &handle, &rest);
    PreparedStatement statement{std::unique_ptr<sqlite3_stmt, FinalizeStatement>(handle), {}, false};
    if (code != SQLITE_OK) raise(code, sql);
    if (!handle || !only_space(rest)) throw DatabaseError("not one statement: " + std::string(sql));
    statement.positions = positions_of(handle);
    for (int const position : statement.positions)
        if (position == 0) throw DatabaseError("parameters are not $1 to $n: " + std::string(sql));
    return statement;
}

PreparedStatement& SqliteConnection::cached(std::string_view sql)
{
    if (auto const found = m_statements.find(sql); found != m_statements.end()) return found->second;
    // Texts are literals, so they are few; this bounds what a statement built in a loop could take.
    constexpr std::size_t most = 1000;
    if (m_statements.size() >= most)
        std::erase_if(m_statements, [](auto const& entry) { return !entry.second.in_use; });
    return m_statements.emplace(std::string(sql), prepare(sql)).first->second;
}

void SqliteTransaction::for_each_value(std::string_view sql, Values const& values,
                                       std::function<void(Row const&)> const& each)
{
    m_soundness.run([&] { return m_connection.run(sql, values, m_soundness.outside(each)); });
}

std::int64_t SqliteTransaction::change_values(std::string_view sql, Values const& values)
{
    return m_soundness.run([&] { return m_connection.run(sql, values, {}); });
}

void SqliteTransaction::run_script(std::string_view script)
{
    auto const rendered = render(script, Engine::sqlite);
    if (!rendered) throw DatabaseError("unknown word in a script");
    m_soundness.run([&] { m_connection.run(rendered->c_str()); });
}

void SqliteTransaction::change_many(std::string_view sql, std::vector<Values> const& rows)
{
    m_soundness.run([&] { m_connection.run_many(sql, rows); });
}

}  // namespace samsyn::sql

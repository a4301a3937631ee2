// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/sqlite/group_writer.h"

#include <sqlite3.h>

#include "lib/base/check.h"
#include "lib/sql/nesting.h"

namespace samsyn::sql {
namespace {

int remember_wal_pages(void* pages, sqlite3*, char const*, int count)
{
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}

// A deferred foreign key is looked at by COMMIT, where one body's fault would refuse the whole group.
bool owes_foreign_keys(sqlite3* connection)
{
    int owed = 0;
    int highest = 0;
    sqlite3_db_status(connection, SQLITE_DBSTATUS_DEFERRED_FKS, &owed, &highest, 0);
    return owed != 0;
}

}  // namespace

GroupWriter::GroupWriter(Database const& database, std::string const& file, int longest_group)
    : m_connection(file, SqliteConnection::Kind::writer),
      m_longest_group(static_cast<std::size_t>(longest_group))
{
    check(longest_group > 0);
    sqlite3_wal_hook(m_connection.handle(), remember_wal_pages, &m_wal_pages);
    m_thread = std::thread([this, &database] { work(database); });
}

GroupWriter::~GroupWriter()
{
    {
        std::lock_guard const lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void GroupWriter::write(std::function<bool(Transaction&)> const& body)
{
    Request request{body};
    auto done = request.done.get_future();
    {
        std::lock_guard const lock(m_mutex);
        check(!m_stopping);
        m_queue.push_back(&request);
    }
    m_wake.notify_one();
    done.get();
}

void GroupWriter::work(Database const& database)
{
    OneTransaction const only_here(database);
    for (auto group = next_group(); !group.empty(); group = next_group()) {
        std::exception_ptr broken;
        try {
            run(group);
        } catch (...) {
            broken = std::current_exception();
            leave_transaction();
        }
        for (auto* const request : group) {
            auto const reason = request->refused ? request->refused : broken;
            // The caller may go on, and the request with it, as soon as the promise is kept.
            auto done = std::move(request->done);
            if (reason)
                done.set_exception(reason);
            else
                done.set_value();
        }
        checkpoint_if_long();
    }
}

GroupWriter::Group GroupWriter::next_group()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [&] { return m_stopping || !m_queue.empty(); });
    auto const count = std::min(m_queue.size(), m_longest_group);
    auto const end = m_queue.begin() + static_cast<std::ptrdiff_t>(count);
    Group group(m_queue.begin(), end);
    m_queue.erase(m_queue.begin(), end);
    return group;
}

void GroupWriter::run(Group const& group)
{
    m_connection.run("BEGIN IMMEDIATE");
    for (auto* const request : group) {
        run_in_savepoint(*request);
        // A full disk can make SQLite roll back everything, the earlier bodies too.
        if (sqlite3_get_autocommit(m_connection.handle()))
            std::rethrow_exception(request->refused ? request->refused
                                                    : std::make_exception_ptr(DatabaseError("rolled back")));
    }
    m_connection.run("COMMIT");
}

void GroupWriter::run_in_savepoint(Request& request)
{
    m_connection.run("SAVEPOINT body");
    bool keep = false;
    try {
        SqliteTransaction transaction(m_connection);
        keep = request.body(transaction);
        if (keep && transaction.failed()) throw DatabaseError("committed after a statement had failed");
        if (keep && owes_foreign_keys(m_connection.handle()))
            throw ConstraintError(Violation::foreign_key, "a deferred foreign key is not met");
    } catch (...) {
        keep = false;
        request.refused = std::current_exception();
    }
    if (sqlite3_get_autocommit(m_connection.handle())) return;
    m_connection.run(keep ? "RELEASE body" : "ROLLBACK TO body; RELEASE body");
}

void GroupWriter::leave_transaction()
{
    if (!sqlite3_get_autocommit(m_connection.handle())) m_connection.run("ROLLBACK");
}

// After the answers, so that nobody waits for it; SQLite's own would run inside COMMIT and hide its errors.
void GroupWriter::checkpoint_if_long()
{
    constexpr int long_wal = 1000;  // pages
    if (m_wal_pages < long_wal) return;
    m_wal_pages = 0;
    int const code = sqlite3_wal_checkpoint_v2(m_connection.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                               nullptr, nullptr);
    bool const may_wait = (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_FULL;
    if (code == SQLITE_OK || may_wait) return;
    try {
        m_connection.raise(code, "checkpoint");
    } catch (std::exception const&) {
    }  // FullError in disguise
}

}  // namespace samsyn::sql

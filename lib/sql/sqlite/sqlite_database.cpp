// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/sqlite/sqlite_database.h"

#include <condition_variable>
#include <mutex>

#include "lib/base/check.h"
#include "lib/sql/nesting.h"
#include "lib/sql/sqlite/group_writer.h"
#include "lib/sql/sqlite/sqlite_backup.h"
#include "lib/sql/sqlite/sqlite_connection.h"

namespace samsyn::sql {
namespace {

// The reading connections; each is lent to one thread at a time.
class Readers {
public:
    Readers(std::string const& file, int count)
    {
        check(count > 0);
        for (int i = 0; i < count; ++i)
            m_free.push_back(std::make_unique<SqliteConnection>(file, SqliteConnection::Kind::reader));
    }

    template <class Use>
    void lend(Use use)
    {
        auto connection = take();
        try {
            use(*connection);
        } catch (...) {
            give_back(std::move(connection));
            throw;
        }
        give_back(std::move(connection));
    }

private:
    std::unique_ptr<SqliteConnection> take()
    {
        std::unique_lock lock(m_mutex);
        m_returned.wait(lock, [&] { return !m_free.empty(); });
        auto connection = std::move(m_free.back());
        m_free.pop_back();
        return connection;
    }
    void give_back(std::unique_ptr<SqliteConnection> connection)
    {
        {
            std::lock_guard const lock(m_mutex);
            m_free.push_back(std::move(connection));
        }
        m_returned.notify_one();
    }

    std::mutex m_mutex;
    std::condition_variable m_returned;
    std::vector<std::unique_ptr<SqliteConnection>> m_free;
};

// Ends a reader's snapshot however its body ends.
class Snapshot {
public:
    explicit Snapshot(SqliteConnection& connection) : m_connection(connection) { m_connection.run("BEGIN"); }
    ~Snapshot() { m_connection.run("ROLLBACK"); }
    Snapshot(Snapshot const&) = delete;
    Snapshot& operator=(Snapshot const&) = delete;

private:
    SqliteConnection& m_connection;
};

class SqliteDatabase final : public Database {
public:
    // The writer first: it creates the file. It is destroyed last: its close checkpoints and removes the WAL.
    explicit SqliteDatabase(SqliteSettings const& settings)
        : m_writer(*this, settings.file, settings.longest_group), m_readers(settings.file, settings.readers)
    {
    }

    Engine engine() const override { return Engine::sqlite; }

    void write(std::function<bool(Transaction&)> const& body) override
    {
        OneTransaction const only(*this);
        m_writer.write(body);
    }

    void read(std::function<void(Transaction&)> const& body) override
    {
        OneTransaction const only(*this);
        m_readers.lend([&](SqliteConnection& connection) {
            Snapshot const snapshot(connection);
            SqliteTransaction transaction(connection);
            body(transaction);
        });
    }

    void backup_to(std::string const& file) override
    {
        OneTransaction const only(*this);
        m_readers.lend([&](SqliteConnection& connection) { copy_to_file(connection, file); });
    }

    std::vector<std::string> integrity_faults() override
    {
        OneTransaction const only(*this);
        std::vector<std::string> faults;
        m_readers.lend([&](SqliteConnection& connection) { faults = faults_of(connection); });
        return faults;
    }

private:
    GroupWriter m_writer;
    Readers m_readers;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(SqliteSettings const& settings)
{
    return std::make_unique<SqliteDatabase>(settings);
}

void restore_sqlite(std::string const& backup, std::string const& file)
{
    if (is_taken(file)) throw DatabaseError("there is a database at " + file);
    SqliteConnection source(backup, SqliteConnection::Kind::backup);
    copy_to_file(source, file);
}

}  // namespace samsyn::sql

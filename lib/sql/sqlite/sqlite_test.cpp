// SPDX-License-Identifier: EUPL-1.2
// What only the embedded engine must do: bad disks, its files, its one writer.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <barrier>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <future>

#include "lib/sql/sqlite/sqlite_connection.h"
#include "lib/sql/sqlite/sqlite_database.h"
#include "tests/support/temp_folder.h"

using namespace samsyn;

namespace {

// A disk that fails when told to: stands before the real one, for every file opened while it is in place.
class Disk {
public:
    static inline std::atomic<int> write_answer = SQLITE_OK;
    static inline std::atomic<int> sync_answer = SQLITE_OK;

    Disk()
    {
        real = sqlite3_vfs_find("unix");
        mine = *real;
        mine.zName = "failing";
        mine.szOsFile = real->szOsFile;
        mine.xOpen = open;
        sqlite3_vfs_register(&mine, 1);
    }
    ~Disk()
    {
        write_answer = sync_answer = SQLITE_OK;
        sqlite3_vfs_unregister(&mine);
    }

private:
    static inline sqlite3_vfs* real = nullptr;
    static inline sqlite3_vfs mine;
    static inline sqlite3_io_methods of_database;
    static inline sqlite3_io_methods of_wal;
    static inline decltype(sqlite3_io_methods::xWrite) real_write = nullptr;
    static inline decltype(sqlite3_io_methods::xSync) real_sync = nullptr;

    static int open(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* out)
    {
        int const code = real->xOpen(real, name, file, flags, out);
        if (code != SQLITE_OK || !file->pMethods || !(flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)))
            return code;
        // The WAL's methods have no shared memory, so each kind of file keeps its own; they write alike.
        auto& own = (flags & SQLITE_OPEN_WAL) ? of_wal : of_database;
        own = *file->pMethods;
        real_write = own.xWrite;
        real_sync = own.xSync;
        own.xWrite = write;
        own.xSync = sync;
        file->pMethods = &own;
        return code;
    }
    static int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 offset)
    {
        return write_answer != SQLITE_OK ? write_answer.load() : real_write(file, bytes, count, offset);
    }
    static int sync(sqlite3_file* file, int flags)
    {
        return sync_answer != SQLITE_OK ? sync_answer.load() : real_sync(file, flags);
    }
};

void make_table(sql::Database& database)
{
    database.write([](sql::Transaction& tx) {
        tx.run_script(
            "CREATE TABLE t (n INTEGER NOT NULL PRIMARY KEY, words TEXT,"
            " parent INTEGER REFERENCES t (n) DEFERRABLE INITIALLY DEFERRED) STRICT");
        return true;
    });
}

void add(sql::Database& database, int n, std::string const& words = "")
{
    database.write([&](sql::Transaction& tx) {
        return tx.change("INSERT INTO t (n, words) VALUES ($1, $2)", n, words) == 1;
    });
}

std::int64_t count(sql::Database& database)
{
    std::int64_t found = -1;
    database.read([&](sql::Transaction& tx) {
        found = *tx.first("SELECT COUNT(*) FROM t", [](sql::Row const& row) { return row.integer(0); });
    });
    return found;
}

// The signal that ended a process which did `work`; 0 when it ended by itself.
template <class Work>
int signal_of(Work work)
{
    auto const child = fork();
    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        for (int const signal : {SIGABRT, SIGSEGV, SIGTERM}) std::signal(signal, SIG_DFL);
        try {
            work();
        } catch (...) {
        }
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

}  // namespace

TEST_CASE("a transaction inside a transaction is a fault of the program, not a standstill")
{
    tests::TempFolder folder;
    auto const nested = [&](auto outer, auto inner) {
        return signal_of([&] {
            auto const database = sql::open_sqlite({.file = folder.file("nested.db"), .readers = 1});
            outer(*database, [&] { inner(*database); });
        });
    };
    auto const in_write = [](sql::Database& database, auto then) {
        database.write([&](sql::Transaction&) { return then(), true; });
    };
    auto const in_read = [](sql::Database& database, auto then) {
        database.read([&](sql::Transaction&) { then(); });
    };
    auto const write = [](sql::Database& database) {
        database.write([](sql::Transaction&) { return true; });
    };
    auto const read = [](sql::Database& database) { database.read([](sql::Transaction&) {}); };
    CHECK(nested(in_write, write) == SIGABRT);
    CHECK(nested(in_write, read) == SIGABRT);
    CHECK(nested(in_read, write) == SIGABRT);
    CHECK(nested(in_read, read) == SIGABRT);
    CHECK(nested(in_write, [](sql::Database&) {}) == 0);
}

TEST_CASE("a column read as another type is a fault of the program")
{
    tests::TempFolder folder;
    auto const reading = [&](auto read) {
        return signal_of([&] {
            auto const database = sql::open_sqlite({.file = folder.file("types.db")});
            database->read([&](sql::Transaction& tx) { tx.for_each("SELECT 1, 'a', NULL, x'00'", read); });
        });
    };
    CHECK(reading([](sql::Row const& row) { row.integer(0); }) == 0);
    CHECK(reading([](sql::Row const& row) { row.text(0); }) == SIGABRT);
    CHECK(reading([](sql::Row const& row) { row.integer(1); }) == SIGABRT);
    CHECK(reading([](sql::Row const& row) { row.text(2); }) == SIGABRT);
    CHECK(reading([](sql::Row const& row) { row.uuid(3); }) == SIGABRT);
    CHECK(reading([](sql::Row const& row) { row.integer(4); }) == SIGABRT);
}

TEST_CASE("a full disk refuses writes, readers go on, and room mends it without a restart")
{
    Disk disk;
    tests::TempFolder folder;
    auto const database = sql::open_sqlite({.file = folder.file("full.db")});
    make_table(*database);
    add(*database, 1);
    Disk::write_answer = SQLITE_FULL;
    CHECK_THROWS_AS(add(*database, 2), sql::FullError);
    CHECK_THROWS_AS(add(*database, 3, std::string(20'000'000, 'x')), sql::FullError);
    CHECK(count(*database) == 1);
    Disk::write_answer = SQLITE_OK;
    add(*database, 4);
    CHECK(count(*database) == 2);
    CHECK(database->integrity_faults().empty());
}

TEST_CASE("a disk that fails under a commit ends the process, and what was acknowledged is kept")
{
    tests::TempFolder folder;
    auto const file = folder.file("broken.db");
    for (auto* const answer : {&Disk::sync_answer, &Disk::write_answer}) {
        std::filesystem::remove(file);
        int const code = answer == &Disk::sync_answer ? SQLITE_IOERR_FSYNC : SQLITE_IOERR_WRITE;
        CHECK(signal_of([&] {
                  Disk disk;
                  auto const database = sql::open_sqlite({.file = file});
                  make_table(*database);
                  for (int n = 0; n < 5; ++n) add(*database, n);
                  *answer = code;
                  add(*database, 5);
              }) == SIGABRT);
        auto const database = sql::open_sqlite({.file = file});
        CHECK(count(*database) >= 5);
        CHECK(count(*database) <= 6);
        CHECK(database->integrity_faults().empty());
    }
}

TEST_CASE("one commit for those who wait together, and a deferred key of one stops only him")
{
    tests::TempFolder folder;
    auto const database = sql::open_sqlite({.file = folder.file("group.db")});
    make_table(*database);
    std::promise<void> gate;
    auto const opened = gate.get_future().share();
    std::atomic<int> inside = 0;
    auto blocker = std::async(std::launch::async, [&] {
        database->write([&](sql::Transaction&) { return ++inside, opened.wait(), true; });
    });
    while (inside == 0) std::this_thread::yield();
    std::vector<std::future<void>> waiting;
    for (int n = 0; n < 10; ++n)
        waiting.push_back(std::async(std::launch::async, [&, n] {
            database->write([&](sql::Transaction& tx) {
                std::optional<int> const parent = n == 3 ? std::optional(99) : std::nullopt;
                return tx.change("INSERT INTO t (n, parent) VALUES ($1, $2)", n, parent) == 1;
            });
        }));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    gate.set_value();
    blocker.get();
    for (int n = 0; n < 10; ++n) {
        if (n == 3)
            CHECK_THROWS_AS(waiting[3].get(), sql::ConstraintError);
        else
            CHECK_NOTHROW(waiting[static_cast<std::size_t>(n)].get());
    }
    CHECK(count(*database) == 9);
}

TEST_CASE("a long WAL is checkpointed by the writer, and one file is left when all is closed")
{
    tests::TempFolder folder;
    auto const file = folder.file("wal.db");
    auto database = sql::open_sqlite({.file = file});
    make_table(*database);
    auto const size_of_one_file = std::filesystem::file_size(file);
    for (int n = 0; n < 40; ++n) add(*database, n, std::string(200'000, 'x'));
    CHECK(std::filesystem::file_size(file) > size_of_one_file);
    CHECK(std::filesystem::file_size(file + "-wal") < 8'000'000);
    database.reset();
    CHECK_FALSE(std::filesystem::exists(file + "-wal"));
    CHECK_FALSE(std::filesystem::exists(file + "-shm"));
}

TEST_CASE("every connection is set as the house wants it")
{
    tests::TempFolder folder;
    using Kind = sql::SqliteConnection::Kind;
    sql::SqliteConnection writer(folder.file("set.db"), Kind::writer);
    sql::SqliteConnection reader(folder.file("set.db"), Kind::reader);
    auto const value = [](sql::SqliteConnection& connection, std::string const& pragma) {
        std::string found;
        auto const read = [&](sql::Row const& row) { found = std::to_string(row.integer(0)); };
        connection.run("PRAGMA " + pragma, sql::Values{}, read);
        return found;
    };
    for (auto* const connection : {&writer, &reader}) {
        CHECK(value(*connection, "synchronous") == "2");
        CHECK(value(*connection, "foreign_keys") == "1");
        CHECK(value(*connection, "trusted_schema") == "0");
        CHECK(value(*connection, "cell_size_check") == "1");
        CHECK(value(*connection, "wal_autocheckpoint") == "0");
        CHECK_THROWS_AS(connection->run("PRAGMA writable_schema=ON; DELETE FROM sqlite_schema"),
                        sql::DatabaseError);
        CHECK_THROWS_AS(connection->run("SELECT \"no such column\""), sql::DatabaseError);
    }
    CHECK(value(writer, "query_only") == "0");
    CHECK(value(reader, "query_only") == "1");
    int keeps_wal = -1;
    sqlite3_db_config(reader.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, -1, &keeps_wal);
    CHECK(keeps_wal == 1);
}

TEST_CASE("a damaged file is told, and is no backup")
{
    tests::TempFolder folder;
    auto const file = folder.file("rot.db");
    {
        auto const database = sql::open_sqlite({.file = file});
        make_table(*database);
        for (int n = 0; n < 200; ++n) add(*database, n, std::string(300, 'x'));
        database->backup_to(folder.file("sound.db"));
        CHECK_THROWS_AS(sql::restore_sqlite(folder.file("sound.db"), file), sql::DatabaseError);
    }
    {
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(3 * 4096 + 2);
        bytes.write("\xff\xff\xff\xff\xff\xff", 6);
    }
    auto const database = sql::open_sqlite({.file = file});
    CHECK_FALSE(database->integrity_faults().empty());
    CHECK_THROWS_AS(database->backup_to(folder.file("copy.db")), sql::DatabaseError);
    CHECK_FALSE(std::filesystem::exists(folder.file("copy.db")));
    CHECK_FALSE(std::filesystem::exists(folder.file("copy.db.partial")));
    CHECK_THROWS_AS(sql::restore_sqlite(file, folder.file("restored.db")), sql::DatabaseError);
    CHECK_THROWS_AS(sql::restore_sqlite(folder.file("no.db"), folder.file("restored.db")),
                    sql::DatabaseError);
    sql::restore_sqlite(folder.file("sound.db"), folder.file("restored.db"));
    CHECK(count(*sql::open_sqlite({.file = folder.file("restored.db")})) == 200);
}

TEST_CASE("a place that cannot be opened is told")
{
    CHECK_THROWS_AS(sql::open_sqlite({.file = "/no/such/folder/samsyn.db"}), sql::DatabaseError);
}

// SPDX-License-Identifier: EUPL-1.2
// Many writers and readers at once, and the copies made while they work.
#include <doctest/doctest.h>

#include <atomic>
#include <barrier>
#include <future>
#include <thread>

#include "lib/sql/connection.h"
#include "tests/support/engines.h"
#include "tests/support/temp_folder.h"

using namespace samsyn;
using tests::for_each_engine;

namespace {

constexpr auto accounts = R"sql(
CREATE TABLE account (id {{integer}} NOT NULL PRIMARY KEY, money {{integer}} NOT NULL CHECK (money >= 0)) {{strict}};
CREATE TABLE entry (id {{id}} NOT NULL PRIMARY KEY, writer {{integer}} NOT NULL, n {{integer}} NOT NULL) {{strict}};
INSERT INTO account (id, money) VALUES (0, 100), (1, 100), (2, 100), (3, 100);
)sql";

void prepare(sql::Database& database)
{
    database.write([](sql::Transaction& tx) { return tx.run_script(accounts), true; });
}

std::int64_t number(sql::Transaction& tx, std::string_view sql)
{
    return tx.first(sql, [](sql::Row const& row) { return row.integer(0); }).value();
}

std::int64_t number_of(sql::Database& database, std::string_view sql)
{
    std::int64_t found = -1;
    database.read([&](sql::Transaction& tx) { found = number(tx, sql); });
    return found;
}

// As work::execute does: a lost race is run again.
void write_again_if_lost(sql::Database& database, std::function<bool(sql::Transaction&)> const& body)
{
    for (;;) {
        try {
            return database.write(body);
        } catch (sql::SerializationError const&) {
        }
    }
}

void add_entry(sql::Database& database, int writer, int n)
{
    write_again_if_lost(database, [&](sql::Transaction& tx) {
        return tx.change("INSERT INTO entry (id, writer, n) VALUES ($1, $2, $3)", Uuid::at({n}), writer, n) ==
               1;
    });
}

template <class Work>
void on_threads(int count, Work work)
{
    std::vector<std::future<void>> running;
    for (int i = 0; i < count; ++i) running.push_back(std::async(std::launch::async, work, i));
    for (auto& thread : running) thread.get();
}

}  // namespace

TEST_CASE("those who wait together: one who throws takes nobody along")
{
    for_each_engine([](sql::Database& database) {
        prepare(database);
        std::atomic<int> threw = 0;
        on_threads(16, [&](int writer) {
            for (int n = 0; n < 20; ++n) {
                bool const bad = (writer + n) % 4 == 0;
                bool const unwanted = (writer + n) % 4 == 1;
                try {
                    write_again_if_lost(database, [&](sql::Transaction& tx) {
                        tx.change("INSERT INTO entry (id, writer, n) VALUES ($1, $2, $3)", Uuid::at({n}),
                                  writer, n);
                        if (bad) throw std::runtime_error("bad");
                        return !unwanted;
                    });
                } catch (std::runtime_error const& error) {
                    CHECK(error.what() == std::string("bad"));
                    ++threw;
                }
            }
        });
        CHECK(threw == 80);
        CHECK(number_of(database, "SELECT COUNT(*) FROM entry") == 160);
        CHECK(number_of(database, "SELECT COUNT(*) FROM entry WHERE (writer + n) % 4 < 2") == 0);
    });
}

TEST_CASE("no transfer is lost and no reader sees half of one")
{
    for_each_engine([](sql::Database& database) {
        prepare(database);
        std::atomic<bool> done = false;
        auto readers = std::async(std::launch::async, [&] {
            int looked = 0;
            int halves = 0;
            for (; !done; ++looked)
                if (number_of(database, "SELECT SUM(money) FROM account") != 400) ++halves;
            CHECK(halves == 0);
            return looked;
        });
        std::atomic<int> made = 0;
        on_threads(8, [&](int writer) {
            for (int n = 0; n < 25; ++n) {
                int const from = (writer + n) % 4;
                write_again_if_lost(database, [&](sql::Transaction& tx) {
                    auto const money = tx.first(
                        "SELECT money FROM account WHERE id = $1",
                        [](sql::Row const& row) { return row.integer(0); }, from);
                    if (*money < 1) return true;
                    tx.change("UPDATE account SET money = $1 WHERE id = $2", *money - 1, from);
                    return tx.change("UPDATE account SET money = money + 1 WHERE id = $1", (from + 1) % 4) ==
                           1;
                });
                ++made;
            }
        });
        done = true;
        CHECK(readers.get() > 0);
        CHECK(made == 200);
        CHECK(number_of(database, "SELECT SUM(money) FROM account") == 400);
    });
}

TEST_CASE("a reader's picture stands still while others write")
{
    for_each_engine([](sql::Database& database) {
        prepare(database);
        database.read([&](sql::Transaction& tx) {
            CHECK(number(tx, "SELECT COUNT(*) FROM entry") == 0);
            std::thread([&] { add_entry(database, 1, 1); }).join();
            CHECK(number(tx, "SELECT COUNT(*) FROM entry") == 0);
        });
        CHECK(number_of(database, "SELECT COUNT(*) FROM entry") == 1);
    });
}

TEST_CASE("more readers than connections wait their turn")
{
    for_each_engine([](sql::Database& database) {
        prepare(database);
        std::atomic<int> sums = 0;
        on_threads(24, [&](int) {
            for (int n = 0; n < 10; ++n)
                if (number_of(database, "SELECT SUM(money) FROM account") == 400) ++sums;
        });
        CHECK(sums == 240);
    });
}

TEST_CASE("what was written is there after a restart")
{
    tests::for_each_test_database(tests::Schema::empty, [](tests::TestDatabase& place) {
        prepare(place.database());
        for (int n = 0; n < 10; ++n) add_entry(place.database(), 0, n);
        place.reopen();
        CHECK(number_of(place.database(), "SELECT COUNT(*) FROM entry") == 10);
        CHECK(place.database().integrity_faults().empty());
    });
}

TEST_CASE("a copy under write load is whole and sound, and writers go on")
{
    for_each_engine([](sql::Database& database) {
        prepare(database);
        tests::TempFolder folder;
        std::atomic<bool> done = false;
        std::atomic<int> written = 0;
        auto writers = std::async(std::launch::async, [&] {
            on_threads(4, [&](int writer) {
                for (int n = 0; !done; ++n, ++written) add_entry(database, writer, n);
            });
        });
        while (written < 20) std::this_thread::yield();
        for (int copy = 0; copy < 3; ++copy) {
            int const before = written;
            auto const file = folder.file("copy" + std::to_string(copy));
            database.backup_to(file);
            CHECK(before > 0);
            tests::TestDatabase restored(database.engine());
            restored.restore(file);
            CHECK(number_of(restored.database(), "SELECT COUNT(*) FROM entry") >= before);
            CHECK(number_of(restored.database(), "SELECT SUM(money) FROM account") == 400);
        }
        done = true;
        writers.get();
        CHECK(database.integrity_faults().empty());
        CHECK_THROWS_AS(database.backup_to(folder.file("no/such/folder")), sql::DatabaseError);
    });
}

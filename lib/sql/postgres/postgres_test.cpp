// SPDX-License-Identifier: EUPL-1.2
// What only the server engine must do: its connections, its races, its ways in bulk.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <filesystem>
#include <future>

#include "lib/sql/postgres/copy_command.h"
#include "lib/sql/postgres/postgres_database.h"
#include "lib/sql/postgres/text_form.h"
#include "tests/support/engines.h"
#include "tests/support/temp_folder.h"

using namespace samsyn;

namespace {

// Runs the test when there is a server.
template <class Test>
void on_postgres(Test test)
{
    auto const engines = tests::engines();
    if (std::find(engines.begin(), engines.end(), sql::Engine::postgres) == engines.end()) return;
    tests::TestDatabase place(sql::Engine::postgres);
    place.database().write([](sql::Transaction& tx) {
        return tx.run_script(
                   "CREATE TABLE t (n {{integer}} NOT NULL PRIMARY KEY, money {{integer}} NOT NULL);"
                   "INSERT INTO t (n, money) VALUES (1, 10), (2, 10);"),
               true;
    });
    test(place);
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

void end_other_connections(std::string const& url)
{
    sql::run_on_postgres(url,
                         "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                         " WHERE datname = current_database() AND pid <> pg_backend_pid()");
}

}  // namespace

TEST_CASE("a connection that died while it was kept is replaced, and nobody notices")
{
    on_postgres([](tests::TestDatabase& place) {
        CHECK(number_of(place.database(), "SELECT COUNT(*) FROM t") == 2);
        end_other_connections(place.address());
        CHECK(number_of(place.database(), "SELECT COUNT(*) FROM t") == 2);
        end_other_connections(place.address());
        place.database().write(
            [](sql::Transaction& tx) { return tx.change("DELETE FROM t WHERE n = 2") == 1; });
        CHECK(number_of(place.database(), "SELECT COUNT(*) FROM t") == 1);
    });
}

TEST_CASE("a connection that dies inside a transaction is an error, and the next is a new one")
{
    on_postgres([](tests::TestDatabase& place) {
        auto const cut_off = [&](sql::Transaction& tx) {
            tx.change("DELETE FROM t");
            end_other_connections(place.address());
            tx.change("DELETE FROM t");
            return true;
        };
        CHECK_THROWS_AS(place.database().write(cut_off), sql::DatabaseError);
        auto const cut_off_before_commit = [&](sql::Transaction& tx) {
            tx.change("DELETE FROM t");
            end_other_connections(place.address());
            return true;
        };
        CHECK_THROWS_AS(place.database().write(cut_off_before_commit), sql::DatabaseError);
        CHECK(number_of(place.database(), "SELECT COUNT(*) FROM t") == 2);
    });
}

TEST_CASE("no connection is kept inside a transaction, and there are never more than allowed")
{
    on_postgres([](tests::TestDatabase& place) {
        auto const few = sql::open_postgres({.url = place.address(), .connections = 2});
        std::vector<std::future<void>> running;
        for (int i = 0; i < 8; ++i)
            running.push_back(std::async(std::launch::async, [&, i] {
                for (int n = 0; n < 10; ++n) {
                    auto const body = [&](sql::Transaction& tx) {
                        tx.change("UPDATE t SET money = money WHERE n = 99");
                        if ((i + n) % 3 == 0) throw std::runtime_error("no");
                        if ((i + n) % 3 == 1) tx.change("INSERT INTO t (n, money) VALUES (1, 1)");
                        return false;
                    };
                    CHECK_THROWS((few->write(body), throw 0));
                }
            }));
        for (auto& thread : running) thread.get();
        auto const left =
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'";
        CHECK(number_of(place.database(), left) == 0);
        CHECK(number_of(*few, "SELECT COUNT(*) FROM t") == 2);
    });
}

TEST_CASE("who loses a race is told so, and may try again")
{
    on_postgres([](tests::TestDatabase& place) {
        auto& database = place.database();
        std::barrier both(2);
        std::atomic<int> lost = 0;
        // Each takes from one account as long as the two together have enough: only one may.
        auto const take_from = [&](int account) {
            try {
                database.write([&](sql::Transaction& tx) {
                    auto const together = number(tx, "SELECT SUM(money) FROM t");
                    both.arrive_and_wait();
                    return tx.change("UPDATE t SET money = money - $1 WHERE n = $2", together, account) == 1;
                });
            } catch (sql::SerializationError const&) {
                ++lost;
            }
        };
        auto other = std::async(std::launch::async, [&] { take_from(2); });
        take_from(1);
        other.get();
        CHECK(lost == 1);
        CHECK(number_of(database, "SELECT SUM(money) FROM t") == 0);
    });
}

TEST_CASE("many rows arrive one by one, and a statement in between gets its turn")
{
    on_postgres([](tests::TestDatabase& place) {
        std::int64_t sum = 0;
        int inner = 0;
        place.database().read([&](sql::Transaction& tx) {
            tx.for_each("SELECT n FROM generate_series(CAST(1 AS BIGINT), 50000) AS s(n) ORDER BY n",
                        [&](sql::Row const& row) {
                            sum += row.integer(0);
                            if (row.integer(0) % 20000 == 0)
                                inner += static_cast<int>(number(tx, "SELECT COUNT(*) FROM t"));
                        });
        });
        CHECK(sum == 50000LL * 50001 / 2);
        CHECK(inner == 4);
    });
}

TEST_CASE("errors do not tell what the rows hold, nor the password")
{
    on_postgres([](tests::TestDatabase& place) {
        auto const said = [&](auto work) -> std::string {
            try {
                work();
            } catch (std::exception const& error) {
                return error.what();
            }
            return "nothing";
        };
        auto const duplicate = said([&] {
            place.database().write([](sql::Transaction& tx) {
                return tx.change("INSERT INTO t (n, money) VALUES ($1, 5)", 1) == 1;
            });
        });
        CHECK(duplicate.find("(1)") == std::string::npos);
        CHECK(duplicate.find("23505") != std::string::npos);
        auto const bad = said([&] {
            place.database().write([](sql::Transaction& tx) {
                return tx.change("DELETE FROM t WHERE n = $1", "Kim Larsson") == 1;
            });
        });
        CHECK(bad.find("Larsson") == std::string::npos);
        CHECK(bad.find("22P02") != std::string::npos);
        auto const secret = std::string("postgresql://nobody:hemlig@localhost:1/none");
        CHECK(said([&] { sql::open_postgres({.url = secret}); }).find("hemlig") == std::string::npos);
    });
}

TEST_CASE("a backup that is none is refused, and so is a place that is taken")
{
    on_postgres([](tests::TestDatabase& place) {
        tests::TempFolder folder;
        place.database().backup_to(folder.file("dump"));
        CHECK_FALSE(std::filesystem::exists(folder.file("dump.partial")));
        CHECK_THROWS_AS(sql::restore_postgres(folder.file("dump"), place.address()), sql::DatabaseError);
        std::filesystem::resize_file(folder.file("dump"), 2000);
        CHECK_THROWS_AS(place.restore(folder.file("dump")), sql::DatabaseError);
        CHECK_THROWS_AS(sql::open_postgres({.url = place.address() + "_no"}), sql::DatabaseError);
    });
}

TEST_CASE("a plain insert becomes a COPY, others stay what they are")
{
    CHECK(sql::copy_command("INSERT INTO t (a, b) VALUES ($1, $2)", 2) == "COPY t (a, b) FROM STDIN");
    CHECK(sql::copy_command("\nINSERT INTO t\n    (a, b )\nVALUES\n    ( $1, $2 )\n", 2) ==
          "COPY t (a, b) FROM STDIN");
    CHECK(sql::copy_command("INSERT INTO t(a,b) VALUES ($1,$2)", 2) == "COPY t(a, b) FROM STDIN");
    CHECK_FALSE(sql::copy_command("INSERT INTO t (a, b) VALUES ($2, $1)", 2));
    CHECK_FALSE(sql::copy_command("INSERT INTO t (a, b) VALUES ($1, 5)", 1));
    CHECK_FALSE(sql::copy_command("INSERT INTO t (a) VALUES ($1) ON CONFLICT DO NOTHING", 1));
    CHECK_FALSE(sql::copy_command("INSERT INTO t (a) VALUES (lower($1))", 1));
    CHECK_FALSE(sql::copy_command("INSERT INTO t (a) SELECT a FROM u WHERE a IN ( VALUES ($1))", 1));
    CHECK_FALSE(sql::copy_command("UPDATE t SET a = $1", 1));
}

TEST_CASE("values in the server's text form")
{
    CHECK_FALSE(sql::to_text_form(sql::Null{}));
    CHECK(sql::to_text_form(sql::Bytes{std::string("\0\xff", 2)}) == "\\x00ff");
    CHECK(sql::to_text_form(0.1) == "0.1");
    auto const line =
        sql::to_copy_line({std::string("a\tb\\c\nd\re"), sql::Null{}, std::int64_t{-1}, std::string("\\N")});
    CHECK(line == "a\\tb\\\\c\\nd\\re\t\\N\t-1\t\\\\N\n");
    CHECK(sql::bytes_from_text_form("\\x00FF") == std::string("\0\xff", 2));
    for (auto const* const bad : {"", "00", "\\x0", "\\xzz"}) CHECK_FALSE(sql::bytes_from_text_form(bad));
    std::string const empty_collection("\x01\x07\x00\x00\x00\x00\x00\x00\x00", 9);
    CHECK(sql::wkb_from_text_form(*sql::to_text_form(sql::Geometry{empty_collection})) == empty_collection);
    for (auto const* const bad : {"", "01", "0001000000", "0x01020304"})
        CHECK_FALSE(sql::wkb_from_text_form(bad));
}

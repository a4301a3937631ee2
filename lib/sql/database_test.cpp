// SPDX-License-Identifier: EUPL-1.2
// What every engine must do in the same way: types, errors, transactions.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "lib/sql/connection.h"
#include "tests/support/engines.h"

using namespace samsyn;
using tests::for_each_engine;

namespace {

struct Thing;

constexpr auto everything = R"sql(
CREATE TABLE everything (
    id {{id}} NOT NULL PRIMARY KEY,
    at {{time}},
    day {{day}},
    count {{integer}},
    share {{number}},
    code {{text}},
    name {{sorted_text}},
    photo {{bytes}},
    place {{geometry}}
) {{strict}};
)sql";

constexpr auto families = R"sql(
CREATE TABLE parent (id {{integer}} NOT NULL PRIMARY KEY, name {{text}} NOT NULL UNIQUE) {{strict}};
CREATE TABLE child (
    id {{integer}} NOT NULL PRIMARY KEY,
    parent {{integer}} NOT NULL REFERENCES parent (id),
    later {{integer}} REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED,
    age {{integer}} NOT NULL CHECK (age >= 0)
) {{strict}};
)sql";

void run(sql::Database& database, std::string const& script)
{
    database.write([&](sql::Transaction& tx) { return tx.run_script(script), true; });
}

template <class... A>
void change(sql::Database& database, std::string_view sql, A const&... values)
{
    database.write([&](sql::Transaction& tx) { return tx.change(sql, values...), true; });
}

std::int64_t number_of(sql::Database& database, std::string_view sql)
{
    std::int64_t number = -1;
    database.read([&](sql::Transaction& tx) {
        number = tx.first(sql, [](sql::Row const& row) { return row.integer(0); }).value();
    });
    return number;
}

// POINT(12.94 57.72), little endian.
std::string point()
{
    std::string wkb("\x01\x01\x00\x00\x00", 5);
    for (double const coordinate : {12.94, 57.72}) wkb.append(reinterpret_cast<char const*>(&coordinate), 8);
    return wkb;
}

std::optional<sql::Violation> violation_of(sql::Database& database, std::string_view sql)
{
    try {
        change(database, sql);
        return std::nullopt;
    } catch (sql::ConstraintError const& error) {
        return error.violation;
    }
}

}  // namespace

TEST_CASE("every type comes back as it went in")
{
    for_each_engine([](sql::Database& database) {
        run(database, everything);
        auto const id = Id<Thing>(Uuid::from_name("a thing"));
        UtcTime const at{1'795'600'000'123};
        auto const day = Day::of(2026, 11, 25);
        std::string const bytes("\x00\xff'\\\"", 5);
        std::string const words = "Åsa sa: \"100 % \\ 'räksmörgås'\" \xf0\x9f\x8c\xb2\n\t";
        std::int64_t const large = std::numeric_limits<std::int64_t>::min();
        change(database,
               "INSERT INTO everything (id, at, day, count, share, code, name, photo, place)"
               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
               id, at, day, large, 0.1, words, "Öl", sql::Bytes{bytes}, sql::Geometry{point()});
        database.read([&](sql::Transaction& tx) {
            auto const read = [&](sql::Row const& row) {
                CHECK(row.id<Thing>(0) == id);
                CHECK(row.time(1) == at);
                CHECK(row.day(2) == day);
                CHECK(row.integer(3) == large);
                CHECK(row.number(4) == 0.1);
                CHECK(row.text(5) == words);
                CHECK(row.text(6) == "Öl");
                CHECK(row.bytes(7) == bytes);
                CHECK(row.geometry(8) == point());
                return true;
            };
            CHECK(tx.first(
                "SELECT id, at, day, count, share, code, name, photo, place FROM everything WHERE id = $1",
                read, id));
        });
    });
}

TEST_CASE("nulls and empty values differ")
{
    for_each_engine([](sql::Database& database) {
        run(database, everything);
        change(database, "INSERT INTO everything (id, at, count, code) VALUES ($1, $2, $3, $4)",
               Uuid::from_name("nothing"), std::optional<UtcTime>(), sql::Null{},
               std::optional<std::string>());
        change(database, "INSERT INTO everything (id, code, photo) VALUES ($1, $2, $3)",
               Uuid::from_name("empty"), "", sql::Bytes{});
        database.read([&](sql::Transaction& tx) {
            auto const absent = [](sql::Row const& row) {
                return !row.optional_id<Thing>(0) && !row.optional_time(1) && !row.optional_day(2) &&
                       !row.optional_integer(3) && !row.optional_number(4) && !row.optional_text(5) &&
                       row.is_null(6);
            };
            CHECK(
                tx.first("SELECT NULL, at, day, count, share, code, photo FROM everything WHERE code IS NULL",
                         absent)
                    .value());
            auto const empty = [](sql::Row const& row) {
                return row.text(0).empty() && row.bytes(1).empty();
            };
            CHECK(tx.first("SELECT code, photo FROM everything WHERE code = ''", empty).value());
        });
    });
}

TEST_CASE("numbers at their limits")
{
    for_each_engine([](sql::Database& database) {
        run(database, "CREATE TABLE numbers (number {{number}} NOT NULL) {{strict}};");
        for (double const number :
             {1.0 / 3, -0.0, 5e-324, 1.7976931348623157e308, 3.0, std::numeric_limits<double>::infinity()}) {
            change(database, "DELETE FROM numbers");
            change(database, "INSERT INTO numbers (number) VALUES ($1)", number);
            database.read([&](sql::Transaction& tx) {
                auto const found =
                    tx.first("SELECT number FROM numbers", [](sql::Row const& row) { return row.number(0); });
                CHECK(found == number);
            });
        }
    });
}

TEST_CASE("sums, counts and comparisons read as numbers and flags")
{
    for_each_engine([](sql::Database& database) {
        run(database,
            "CREATE TABLE n (n {{integer}} NOT NULL) {{strict}}; INSERT INTO n (n) VALUES (2), (3);");
        database.read([&](sql::Transaction& tx) {
            auto const read = [](sql::Row const& row) {
                CHECK(row.integer(0) == 5);
                CHECK(row.integer(1) == 2);
                CHECK(row.number(2) == 2.5);
                CHECK(row.flag(3));
                CHECK_FALSE(row.flag(4));
                CHECK(row.number(0) == 5);
                return true;
            };
            CHECK(tx.first("SELECT SUM(n), COUNT(*), AVG(n), MAX(n) = 3, MAX(n) = 2 FROM n", read));
        });
    });
}

TEST_CASE("what one engine would store and the other not is refused by both")
{
    for_each_engine([](sql::Database& database) {
        run(database, everything);
        auto const insert = "INSERT INTO everything (id, share, code) VALUES ($1, $2, $3)";
        auto const id = Uuid::from_name("refused");
        using namespace std::string_literals;
        for (auto const& bad :
             {"a\0b"s, "\xff"s, "\xc0\x80"s, "\xed\xa0\x80"s, "\xf4\x90\x80\x80"s, "half \xc3"s})
            CHECK_THROWS_AS(change(database, insert, id, 1.0, bad), sql::ConstraintError);
        CHECK_THROWS_AS(change(database, insert, id, std::nan(""), "ok"), sql::ConstraintError);
        CHECK(number_of(database, "SELECT COUNT(*) FROM everything") == 0);
    });
}

TEST_CASE("the data's faults are told by kind")
{
    for_each_engine([](sql::Database& database) {
        run(database, families);
        change(database, "INSERT INTO parent (id, name) VALUES (1, 'a')");
        using enum sql::Violation;
        CHECK(violation_of(database, "INSERT INTO parent (id, name) VALUES (1, 'b')") == unique);
        CHECK(violation_of(database, "INSERT INTO parent (id, name) VALUES (2, 'a')") == unique);
        CHECK(violation_of(database, "INSERT INTO parent (id, name) VALUES (2, NULL)") == not_null);
        CHECK(violation_of(database, "INSERT INTO child (id, parent, age) VALUES (1, 9, 1)") == foreign_key);
        CHECK(violation_of(database, "INSERT INTO child (id, parent, age, later) VALUES (1, 1, 1, 9)") ==
              foreign_key);
        CHECK(violation_of(database, "INSERT INTO child (id, parent, age) VALUES (1, 1, -1)") == check);
        CHECK_FALSE(violation_of(database, "INSERT INTO child (id, parent, age) VALUES (1, 1, 1)"));
        CHECK(violation_of(database, "DELETE FROM parent WHERE id = 1") == foreign_key);
        CHECK_THROWS_AS(change(database, "INSERT INTO nowhere (id) VALUES (1)"), sql::DatabaseError);
    });
}

TEST_CASE("the number of changed rows is this statement's own")
{
    for_each_engine([](sql::Database& database) {
        run(database, families);
        database.write([&](sql::Transaction& tx) {
            CHECK(tx.change("INSERT INTO parent (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')") == 3);
            CHECK(tx.change("UPDATE parent SET name = 'x' WHERE id = $1", 99) == 0);
            CHECK(tx.change("INSERT INTO parent (id, name) VALUES (1, 'z') ON CONFLICT DO NOTHING") == 0);
            CHECK(tx.change("INSERT INTO parent (id, name) VALUES (1, 'z')"
                            " ON CONFLICT (id) DO UPDATE SET name = excluded.name") == 1);
            CHECK(tx.change("DELETE FROM parent WHERE id > $1", 1) == 2);
            auto const id = tx.first(
                "INSERT INTO parent (id, name) VALUES ($1, $2) RETURNING id",
                [](sql::Row const& row) { return row.integer(0); }, 7, "q");
            CHECK(id == 7);
            return true;
        });
    });
}

TEST_CASE("false and exceptions leave nothing behind")
{
    for_each_engine([](sql::Database& database) {
        run(database, families);
        auto const insert = "INSERT INTO parent (id, name) VALUES (1, 'a')";
        database.write([&](sql::Transaction& tx) { return tx.change(insert), false; });
        CHECK_THROWS_WITH(database.write([&](sql::Transaction& tx) -> bool {
            tx.change(insert);
            throw std::runtime_error("changed my mind");
        }),
                          "changed my mind");
        CHECK(number_of(database, "SELECT COUNT(*) FROM parent") == 0);
        change(database, insert);
        CHECK(number_of(database, "SELECT COUNT(*) FROM parent") == 1);
    });
}

TEST_CASE("after a failed statement a transaction is over, even if the error is swallowed")
{
    for_each_engine([](sql::Database& database) {
        run(database, families);
        auto const swallow = [&](sql::Transaction& tx) {
            tx.change("INSERT INTO parent (id, name) VALUES (1, 'a')");
            CHECK_THROWS_AS(tx.change("INSERT INTO parent (id, name) VALUES (1, 'b')"), sql::ConstraintError);
            CHECK_THROWS_AS(tx.change("INSERT INTO parent (id, name) VALUES (2, 'b')"), sql::DatabaseError);
            return true;
        };
        CHECK_THROWS_AS(database.write(swallow), sql::DatabaseError);
        CHECK(number_of(database, "SELECT COUNT(*) FROM parent") == 0);
    });
}

TEST_CASE("readers cannot change anything")
{
    for_each_engine([](sql::Database& database) {
        run(database, families);
        CHECK_THROWS_AS(database.read([](sql::Transaction& tx) {
            tx.change("INSERT INTO parent (id, name) VALUES (1, 'a')");
        }),
                        sql::DatabaseError);
        CHECK(number_of(database, "SELECT COUNT(*) FROM parent") == 0);
    });
}

TEST_CASE("statements run inside the rows of others, also of themselves")
{
    for_each_engine([](sql::Database& database) {
        run(database, families);
        change(database, "INSERT INTO parent (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        std::string walked;
        auto const walk = "SELECT id, name FROM parent WHERE id > $1 ORDER BY id";
        database.read([&](sql::Transaction& tx) {
            tx.for_each(
                walk,
                [&](sql::Row const& outer) {
                    walked += outer.text(1) + "(";
                    tx.for_each(
                        walk, [&](sql::Row const& inner) { walked += inner.text(1); }, outer.integer(0));
                    walked += ")";
                },
                0);
        });
        CHECK(walked == "a(bc)b(c)c()");
    });
}

TEST_CASE("a callback that throws ends its statement and leaves the transaction usable")
{
    for_each_engine([](sql::Database& database) {
        run(database, families);
        change(database, "INSERT INTO parent (id, name) VALUES (1, 'a'), (2, 'b')");
        database.write([&](sql::Transaction& tx) {
            auto const stop = [](sql::Row const&) { throw std::runtime_error("enough"); };
            CHECK_THROWS_WITH(tx.for_each("SELECT id FROM parent", stop), "enough");
            return tx.change("DELETE FROM parent WHERE id = 1") == 1;
        });
        CHECK(number_of(database, "SELECT COUNT(*) FROM parent") == 1);
        change(database, "DELETE FROM parent");
    });
}

TEST_CASE("many rows by one statement")
{
    for_each_engine([](sql::Database& database) {
        run(database, everything);
        std::vector<sql::Values> rows;
        for (int i = 0; i < 3000; ++i)
            rows.push_back({Uuid::from_name(std::to_string(i)), std::int64_t{i},
                            std::string("a\tb\\N\n") + std::to_string(i),
                            i % 2 == 0 ? sql::Value(sql::Null{}) : sql::Value(i / 8.0), sql::Bytes{"\\x"},
                            sql::Geometry{point()}});
        auto const insert =
            "INSERT INTO everything (id, count, code, share, photo, place) VALUES ($1, $2, $3, $4, $5, $6)";
        database.write([&](sql::Transaction& tx) { return tx.change_many(insert, rows), true; });
        CHECK(number_of(database, "SELECT SUM(count) FROM everything") == 3000 * 2999 / 2);
        CHECK(number_of(database, "SELECT COUNT(share) FROM everything") == 1500);
        auto const upsert =
            "INSERT INTO everything (id, count) VALUES ($1, $2)"
            " ON CONFLICT (id) DO UPDATE SET count = excluded.count";
        std::vector<sql::Values> changes;
        for (auto const& row : rows) changes.push_back({row[0], std::int64_t{1}});
        database.write([&](sql::Transaction& tx) { return tx.change_many(upsert, changes), true; });
        CHECK(number_of(database, "SELECT SUM(count) FROM everything") == 3000);
        database.read([&](sql::Transaction& tx) {
            auto const read = [&](sql::Row const& row) {
                return row.text(0) == "a\tb\\N\n7" && row.bytes(1) == "\\x" && row.geometry(2) == point() &&
                       row.number(3) == 7 / 8.0;
            };
            CHECK(tx.first("SELECT code, photo, place, share FROM everything WHERE id = $1", read,
                           Uuid::from_name("7"))
                      .value());
        });
        CHECK_THROWS_AS(
            database.write([&](sql::Transaction& tx) { return tx.change_many(insert, rows), true; }),
            sql::ConstraintError);
        database.write([&](sql::Transaction& tx) { return tx.change_many(insert, {}), true; });
        CHECK(number_of(database, "SELECT COUNT(*) FROM everything") == 3000);
    });
}

TEST_CASE("Swedish order, and letters of all kinds")
{
    for_each_engine([](sql::Database& database) {
        run(database,
            "CREATE TABLE words (word {{sorted_text}} NOT NULL UNIQUE, code {{text}} NOT NULL) {{strict}};");
        for (auto const* const word :
             {"Öl", "Zebra", "Äpple", "Wik", "Ål", "Anka", "Vik", "anka", "Åland", "é", "e"})
            change(database, "INSERT INTO words (word, code) VALUES ($1, $1)", word);
        auto const all = [&](std::string_view sql) {
            std::string found;
            database.read([&](sql::Transaction& tx) {
                tx.for_each(sql, [&](sql::Row const& row) { found += row.text(0) + " "; });
            });
            return found;
        };
        CHECK(all("SELECT word FROM words ORDER BY word") ==
              "anka Anka e é Vik Wik Zebra Ål Åland Äpple Öl ");
        CHECK(all("SELECT code FROM words ORDER BY code") ==
              "Anka Vik Wik Zebra anka e Äpple Ål Åland Öl é ");
        CHECK(all("SELECT lower(word) FROM words WHERE word = 'Äpple'") == "äpple ");
        CHECK(all("SELECT word FROM words WHERE code LIKE 'a%' ESCAPE '\\'") == "anka ");
        CHECK(all("SELECT word FROM words WHERE word > 'Z' AND word < 'Ä' ORDER BY word") ==
              "Zebra Ål Åland ");
    });
}

TEST_CASE("casts that both engines read alike")
{
    for_each_engine([](sql::Database& database) {
        run(database, everything);
        auto const id = Uuid::from_name("cast");
        change(database, "INSERT INTO everything (id, at, code) VALUES ($1, $2, 'c')", id,
               UtcTime{1'795'600'000'123});
        auto const find =
            "SELECT CAST($1 AS BIGINT), CAST($2 AS TEXT), CAST($3 AS DOUBLE PRECISION) FROM everything"
            " WHERE (CAST($4 AS {{id}}) IS NULL OR id = $4) AND at + CAST($1 AS BIGINT) > 5 LIMIT $5";
        database.read([&](sql::Transaction& tx) {
            auto const read = [](sql::Row const& row) {
                return row.integer(0) == 3'000'000'000 && row.text(1) == "words" && row.number(2) == 1.5;
            };
            CHECK(tx.first(find, read, 3'000'000'000, "words", 1.5, id, 10).value());
            CHECK(tx.first(find, read, 3'000'000'000, "words", 1.5, sql::Null{}, 10).value());
            CHECK_FALSE(tx.exists(find, 1, "words", 1.5, Uuid::from_name("other"), 10));
        });
    });
}

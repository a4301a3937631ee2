// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "lib/sql/value.h"

namespace samsyn::sql {

enum class Engine { sqlite, postgres };

// The engine refused because of the data, told by its code and never by its words.
enum class Violation { unique, foreign_key, check, not_null };
class ConstraintError : public std::runtime_error {
public:
    ConstraintError(Violation kind, std::string const& what) : std::runtime_error(what), violation(kind) {}
    Violation violation;
};
// The transaction lost a race and may be tried again (PostgreSQL 40001, 40P01).
class SerializationError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};
// No room left for a write (disk full).
class FullError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};
// Anything else that is broken: connection, disk, SQL text.
class DatabaseError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The current row of a result; columns count from 0. A type that the column does not hold is a check failure.
class Row {
public:
    virtual ~Row() = default;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double number(int column) const = 0;
    virtual std::string text(int column) const = 0;
    virtual Uuid uuid(int column) const = 0;
    virtual std::string bytes(int column) const = 0;     // {{bytes}}
    virtual std::string geometry(int column) const = 0;  // well-known binary

    bool flag(int column) const { return integer(column) != 0; }
    UtcTime time(int column) const { return {integer(column)}; }
    Day day(int column) const { return {static_cast<std::int32_t>(integer(column))}; }
    template <class Thing>
    Id<Thing> id(int column) const
    {
        return Id<Thing>(uuid(column));
    }

    template <class Thing>
    std::optional<Id<Thing>> optional_id(int column) const
    {
        return maybe<Id<Thing>>(column, [&] { return id<Thing>(column); });
    }
    std::optional<std::int64_t> optional_integer(int column) const
    {
        return maybe<std::int64_t>(column, [&] { return integer(column); });
    }
    std::optional<double> optional_number(int column) const
    {
        return maybe<double>(column, [&] { return number(column); });
    }
    std::optional<std::string> optional_text(int column) const
    {
        return maybe<std::string>(column, [&] { return text(column); });
    }
    std::optional<UtcTime> optional_time(int column) const
    {
        return maybe<UtcTime>(column, [&] { return time(column); });
    }
    std::optional<Day> optional_day(int column) const
    {
        return maybe<Day>(column, [&] { return day(column); });
    }

private:
    template <class T, class Read>
    std::optional<T> maybe(int column, Read read) const
    {
        return is_null(column) ? std::nullopt : std::optional<T>(read());
    }
};

// Statements inside one transaction (or one read snapshot). SQL is literal text with $1 … $n, the same for
// both engines; prepared once per connection and reused.
class Transaction {
public:
    virtual ~Transaction() = default;
    virtual Engine engine() const = 0;

    // Calls `each` for every row, in order, while the statement runs.
    virtual void for_each_value(std::string_view sql, Values const& values,
                                std::function<void(Row const&)> const& each) = 0;
    // Runs a statement; the number of rows it changed.
    virtual std::int64_t change_values(std::string_view sql, Values const& values) = 0;
    // Several statements without parameters: migrations only.
    virtual void run_script(std::string_view script) = 0;
    // Runs one statement for many rows of values, by the engine's fastest safe way. For imports.
    virtual void change_many(std::string_view sql, std::vector<Values> const& rows) = 0;

    template <class Each, class... A>
    void for_each(std::string_view sql, Each&& each, A const&... values)
    {
        for_each_value(sql, Values{to_value(values)...}, std::forward<Each>(each));
    }
    template <class... A>
    std::int64_t change(std::string_view sql, A const&... values)
    {
        return change_values(sql, Values{to_value(values)...});
    }
    // Every row as made by `make(row)`.
    template <class Make, class... A>
    auto list(std::string_view sql, Make&& make, A const&... values)
    {
        std::vector<std::invoke_result_t<Make&, Row const&>> found;
        for_each(
            sql, [&](Row const& row) { found.push_back(make(row)); }, values...);
        return found;
    }
    // The first row as made by `make(row)`, if there is one.
    template <class Make, class... A>
    auto first(std::string_view sql, Make&& make, A const&... values)
    {
        std::optional<std::invoke_result_t<Make&, Row const&>> found;
        for_each(
            sql,
            [&](Row const& row) {
                if (!found) found = make(row);
            },
            values...);
        return found;
    }
    template <class... A>
    bool exists(std::string_view sql, A const&... values)
    {
        return first(
                   sql, [](Row const&) { return true; }, values...)
            .has_value();
    }
};

// A database of either engine. Thread-safe; one object for the whole process.
class Database {
public:
    virtual ~Database() = default;
    virtual Engine engine() const = 0;

    // One transaction: commits when `body` returns true, rolls back when it returns false or throws.
    // Returns after the commit is durable. SQLite: bodies queue for the one writing connection, and those
    // waiting together share one commit (a savepoint each). PostgreSQL: SERIALIZABLE; throws
    // SerializationError when it lost a race (work::execute tries again).
    virtual void write(std::function<bool(Transaction&)> const& body) = 0;
    // A read-only snapshot; many at a time.
    virtual void read(std::function<void(Transaction&)> const& body) = 0;

    // A consistent copy made while others work, verified before this returns. SQLite: a database file;
    // PostgreSQL: a custom-format dump by pg_dump.
    virtual void backup_to(std::string const& file) = 0;
    // Empty when sound, else what is broken.
    virtual std::vector<std::string> integrity_faults() = 0;
};

}  // namespace samsyn::sql

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "lib/sql/connection.h"

namespace samsyn::tests {

// What a fresh database holds: nothing, or every step of the repository's migrations/.
enum class Schema { empty, migrated };

// SQLite; and PostgreSQL when SAMSYN_TEST_POSTGRES holds the URL of a server where databases may be made
// (bin/with-postgres sets it).
std::vector<sql::Engine> engines();

// A database of its own, that goes when this goes. Quick: it is a copy of one made before.
class TestDatabase {
public:
    explicit TestDatabase(sql::Engine engine, Schema schema = Schema::empty);
    ~TestDatabase();
    TestDatabase(TestDatabase const&) = delete;
    TestDatabase& operator=(TestDatabase const&) = delete;

    sql::Database& database() { return *m_database; }
    // The file or the URL.
    std::string const& address() const { return m_place->address; }
    // Closes it and opens it again, as a restart does.
    void reopen();
    // Puts what Database::backup_to() made in its place.
    void restore(std::string const& backup);

    // Where a database lives; its destructor removes it.
    struct Place {
        virtual ~Place() = default;
        virtual std::unique_ptr<sql::Database> open() = 0;
        virtual void restore(std::string const& backup) = 0;
        std::string address;
    };

private:
    std::unique_ptr<Place> m_place;
    std::unique_ptr<sql::Database> m_database;
};

// Runs the same test on every engine, each time in a fresh database.
void for_each_engine(std::function<void(sql::Database&)> const& test);
void for_each_migrated_engine(std::function<void(sql::Database&)> const& test);
void for_each_test_database(Schema schema, std::function<void(TestDatabase&)> const& test);

}  // namespace samsyn::tests

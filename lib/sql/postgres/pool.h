// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "lib/sql/postgres/postgres_connection.h"

namespace samsyn::sql {

// Up to so many connections, opened when first needed, each lent to one thread at a time. One that is broken
// or still inside a transaction is closed, never lent again.
class Pool {
public:
    Pool(std::string url, int connections);

    // A connection while it is lent.
    class Lent {
    public:
        Lent(Pool& pool, std::unique_ptr<PostgresConnection> connection);
        ~Lent();
        Lent(Lent const&) = delete;
        Lent& operator=(Lent const&) = delete;

        PostgresConnection& connection() { return *m_connection; }
        // Closes it instead of keeping it: after an error that nobody expected.
        void distrust() { m_trusted = false; }

    private:
        Pool& m_pool;
        std::unique_ptr<PostgresConnection> m_connection;
        bool m_trusted = true;
    };
    // With `begin` run on it. A kept connection that turns out to be dead (the server restarted) is replaced.
    // Throws DatabaseError when all are busy for half a minute.
    Lent lend(std::string const& begin);

private:
    std::unique_ptr<PostgresConnection> take_kept();
    void wait_for_place();
    void leave_place();
    void keep(std::unique_ptr<PostgresConnection> connection);

    std::string const m_url;
    int m_places;
    std::mutex m_mutex;
    std::condition_variable m_returned;
    std::vector<std::unique_ptr<PostgresConnection>> m_kept;
};

}  // namespace samsyn::sql

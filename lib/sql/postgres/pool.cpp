// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/postgres/pool.h"

#include <chrono>

#include "lib/base/check.h"

namespace samsyn::sql {

Pool::Pool(std::string url, int connections) : m_url(std::move(url)), m_places(connections)
{
    check(connections > 0);
}

Pool::Lent::Lent(Pool& pool, std::unique_ptr<PostgresConnection> connection)
    : m_pool(pool), m_connection(std::move(connection))
{
}

Pool::Lent::~Lent()
{
    if (m_trusted && m_connection->is_reusable()) m_pool.keep(std::move(m_connection));
    m_connection.reset();
    m_pool.leave_place();
}

Pool::Lent Pool::lend(std::string const& begin)
{
    wait_for_place();
    try {
        while (auto connection = take_kept()) {
            try {
                connection->run(begin);
                return Lent(*this, std::move(connection));
            } catch (DatabaseError const&) {
                if (!connection->is_broken()) throw;  // dead since it was kept: the next, or a new one
            }
        }
        auto connection = std::make_unique<PostgresConnection>(m_url);
        connection->run(begin);
        return Lent(*this, std::move(connection));
    } catch (...) {
        leave_place();
        throw;
    }
}

std::unique_ptr<PostgresConnection> Pool::take_kept()
{
    std::lock_guard const lock(m_mutex);
    if (m_kept.empty()) return nullptr;
    auto connection = std::move(m_kept.back());
    m_kept.pop_back();
    return connection;
}

void Pool::wait_for_place()
{
    std::unique_lock lock(m_mutex);
    if (!m_returned.wait_for(lock, std::chrono::seconds(30), [&] { return m_places > 0; }))
        throw DatabaseError("all connections are busy");
    --m_places;
}

void Pool::leave_place()
{
    {
        std::lock_guard const lock(m_mutex);
        ++m_places;
    }
    m_returned.notify_one();
}

void Pool::keep(std::unique_ptr<PostgresConnection> connection)
{
    std::lock_guard const lock(m_mutex);
    m_kept.push_back(std::move(connection));
}

}  // namespace samsyn::sql

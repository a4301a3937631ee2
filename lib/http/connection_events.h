// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/asio/post.hpp>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "lib/base/check.h"
#include "lib/http/connection.h"

namespace samsyn::http {

// The product holds this from any thread, perhaps longer than the server lives: all that reaches the
// connection goes through m_mutex and ends with m_open.
class Connection::Events final : public EventStream, public std::enable_shared_from_this<Connection::Events> {
public:
    Events(std::weak_ptr<Connection> connection, IoThread& io)
        : m_connection(std::move(connection)), m_io(io), m_most(io.state.settings.limits.event_bytes)
    {
    }

    // Takes one of the places for listeners; false when there is none left.
    static bool take_place(ServerState& state)
    {
        bool const free = state.event_streams.fetch_add(1) < state.settings.limits.event_streams;
        if (!free) state.event_streams.fetch_sub(1);
        return free;
    }

    bool send(std::string_view event, std::string_view data) override
    {
        check(event.find_first_of("\r\n") == std::string_view::npos);
        check(data.find_first_of("\r\n") == std::string_view::npos);
        std::string block;
        if (!event.empty()) block.append("event: ").append(event).append("\n");
        block.append("data: ").append(data).append("\n\n");
        return send_block(block);
    }

    bool send_block(std::string_view block)
    {
        std::lock_guard const lock(m_mutex);
        if (!m_open) return false;
        bool const keeps_up = m_pending.size() + block.size() <= m_most;
        if (!keeps_up) {
            m_open = false;
            boost::asio::post(m_io.context, [connection = m_connection] {
                if (auto const open = connection.lock()) open->close();
            });
            return false;
        }
        m_pending += block;
        wake();
        return true;
    }

    bool is_open() const override
    {
        std::lock_guard const lock(m_mutex);
        return m_open;
    }

    void close() override
    {
        std::lock_guard const lock(m_mutex);
        if (!m_open) return;
        m_open = false;
        m_ends = true;
        wake();
    }

    // Nothing more reaches the connection or the server, and the place is free.
    void detach()
    {
        std::lock_guard const lock(m_mutex);
        m_open = false;
        if (std::exchange(m_has_place, false)) m_io.state.event_streams.fetch_sub(1);
    }

    // What is to be written now; `ends` when nothing will follow.
    std::string take(bool& ends)
    {
        std::lock_guard const lock(m_mutex);
        m_woken = false;
        ends = m_ends;
        return std::exchange(m_pending, {});
    }

private:
    void wake()
    {
        if (std::exchange(m_woken, true)) return;
        boost::asio::post(m_io.context, [connection = m_connection] {
            if (auto const open = connection.lock()) open->flush_events();
        });
    }

    mutable std::mutex m_mutex;
    std::weak_ptr<Connection> m_connection;
    IoThread& m_io;
    std::size_t m_most;
    std::string m_pending;
    bool m_open = true;
    bool m_has_place = true;
    bool m_ends = false;
    bool m_woken = false;
};

}  // namespace samsyn::http

// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "lib/base/check.h"
#include "lib/http/connection.h"
#include "lib/http/connection_events.h"
#include "lib/http/range.h"
#include "lib/http/read_exactly.h"
#include "lib/http/response_head.h"

namespace samsyn::http {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::seconds;

constexpr std::size_t small_buffer = 4096;
constexpr std::size_t file_chunk = 262144;  // read from an answer's file at a time
constexpr seconds linger_time{2};

Moment now() { return std::chrono::steady_clock::now(); }

}  // namespace

void Connection::send()
{
    m_phase = Phase::writing;
    bool const is_head = m_request.method == Method::head;
    bool const has_events = m_events != nullptr;
    m_close_after = m_close_after || m_state.stopping || has_events || !m_parser.keep_alive();
    std::string_view const body = m_response.shared_body ? *m_response.shared_body : m_response.body;
    std::uint64_t const length = m_file >= 0 ? m_file_left : body.size();

    HeadFrame frame;
    frame.date = m_io.date();
    frame.keep_alive = !m_close_after;
    frame.to_version_1_0 = !m_parser.is_version_1_1();
    if (!has_events) frame.content_length = length;
    m_head.clear();
    append_head(m_head, m_response, frame);
    m_head_left = m_head;
    bool const sends_body = !is_head && !has_events && !has_no_body(m_response.status);
    m_body_left = sends_body ? body : std::string_view();
    if (m_file >= 0) {
        m_file_at += m_body_left.size();
        m_file_left = sends_body ? m_file_left - m_body_left.size() : 0;
    }
    begin_window(m_state.settings.limits.write_window_seconds);
    write_on();
}

void Connection::write_on()
{
    m_writing = true;
    std::array<asio::const_buffer, 2> const pieces = {asio::buffer(m_head_left.data(), m_head_left.size()),
                                                      asio::buffer(m_body_left.data(), m_body_left.size())};
    m_socket.async_write_some(pieces, [self = shared_from_this()](error_code error, std::size_t bytes) {
        self->on_written(error, bytes);
    });
}

void Connection::on_written(error_code error, std::size_t bytes)
{
    m_writing = false;
    if (m_phase == Phase::closed) return;
    if (error) return close();
    m_sent += bytes;
    m_window_bytes += bytes;
    auto const of_head = std::min(bytes, m_head_left.size());
    m_head_left.remove_prefix(of_head);
    m_body_left.remove_prefix(bytes - of_head);
    if (!m_head_left.empty() || !m_body_left.empty()) return write_on();
    after_chunk();
}

void Connection::after_chunk()
{
    if (m_phase == Phase::events) return flush_events();
    if (m_file_left > 0) return load_chunk();
    finish_exchange();
}

void Connection::load_chunk()
{
    m_phase = Phase::loading;
    bool const posted = m_state.disk.post([self = shared_from_this()] {
        auto const bytes = static_cast<std::size_t>(std::min<std::uint64_t>(file_chunk, self->m_file_left));
        self->m_loaded = read_exactly(self->m_file, self->m_chunk, self->m_file_at, bytes);
        asio::post(self->m_io.context, [self] {
            if (self->m_phase == Phase::closed) return;
            if (!self->m_loaded) return self->close();  // the file shrank: the promised length cannot be kept
            self->m_phase = Phase::writing;
            self->m_body_left = self->m_chunk;
            self->m_file_at += self->m_chunk.size();
            self->m_file_left -= self->m_chunk.size();
            self->begin_window(self->m_state.settings.limits.write_window_seconds);
            self->write_on();
        });
    });
    if (!posted) close();
}

void Connection::report_served()
{
    if (!m_state.hooks.served) return;
    std::chrono::duration<double> const took = now() - m_began;
    m_state.hooks.served(
        {m_request, m_route ? m_route->pattern : std::string(), m_response.status, took.count(), m_sent});
}

void Connection::finish_exchange()
{
    report_served();
    if (m_events) return begin_events();
    if (m_linger_after) return linger();
    if (m_close_after) return close();
    if (m_file >= 0) ::close(std::exchange(m_file, -1));
    m_upload.remove();
    m_parser.reset();
    m_request = Request();
    m_response = Response();
    m_route = nullptr;
    m_admitted = false;
    m_sent = 0;
    m_phase = Phase::idle;
    m_deadline = now() + seconds(m_state.settings.limits.idle_seconds);
    if (m_in_begin == m_in_end && m_in.size() > small_buffer) std::vector<char>(small_buffer).swap(m_in);
    advance();
}

// Closing with unread bytes would make the kernel reset the connection, and the client lose our answer.
void Connection::linger()
{
    m_phase = Phase::lingering;
    m_upload.remove();
    error_code ignored;
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    m_deadline = now() + linger_time;
    m_in_begin = m_in_end = 0;
    read();
}

// Events
// -----------------------------------------------------------------------------------------------------

void Connection::begin_events()
{
    m_phase = Phase::events;
    m_next_heartbeat = now() + seconds(m_state.settings.limits.heartbeat_seconds);
    m_in_begin = m_in_end = 0;
    if (m_state.stopping) m_events->close();
    read();  // only to hear when the listener goes
    flush_events();
}

void Connection::flush_events()
{
    if (m_phase != Phase::events || m_writing) return;
    bool ends = false;
    m_chunk = m_events->take(ends);
    if (!m_chunk.empty()) {
        m_body_left = m_chunk;
        begin_window(m_state.settings.limits.write_window_seconds);
        return write_on();
    }
    if (ends) close();
}

}  // namespace samsyn::http

// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/connection.h"

#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "lib/base/check.h"
#include "lib/http/connection_events.h"

namespace samsyn::http {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::seconds;

constexpr std::size_t small_buffer = 4096;
constexpr std::size_t body_buffer = 65536;
constexpr std::size_t store_bytes = 262144;  // written to an upload's file at a time
constexpr std::uint64_t unknown_path_body = 65536;

Moment now() { return std::chrono::steady_clock::now(); }

// The address a proxy adds for its client stands last; those before it are the client's own claim.
std::string forwarded_client(std::string_view list, ServerState const& state, std::string const& peer)
{
    std::string client = peer;
    while (!list.empty()) {
        auto const comma = list.rfind(',');
        auto item = comma == std::string_view::npos ? list : list.substr(comma + 1);
        list = comma == std::string_view::npos ? std::string_view() : list.substr(0, comma);
        while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
        while (!item.empty() && item.back() == ' ') item.remove_suffix(1);
        error_code error;
        auto const address = asio::ip::make_address(std::string(item), error);
        if (error) return client;
        client = address.to_string();
        if (!state.trusts(client)) return client;
    }
    return client;
}

std::string joined(Fields const& headers, std::string_view name)
{
    std::string all;
    for (auto const& [field, value] : headers)
        if (same_name(field, name)) all += (all.empty() ? "" : ",") + value;
    return all;
}

}  // namespace

Connection::Connection(IoThread& io, asio::ip::tcp::socket socket, std::string peer, std::string counted)
    : m_io(io),
      m_state(io.state),
      m_socket(std::move(socket)),
      m_peer(std::move(peer)),
      m_counted(std::move(counted))
{
    m_in.resize(small_buffer);
}

Connection::~Connection()
{
    drop_stream();
    if (!m_counted.empty()) m_state.leave(m_counted);
    m_state.connections.fetch_sub(1);
}

void Connection::start()
{
    error_code ignored;
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    // Keeps what we have handed to the kernel but the client has not taken small, so that the time limits on
    // slow readers see how fast they really read.
    int const unsent_bytes = 131072;
    ::setsockopt(m_socket.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent_bytes,
                 sizeof unsent_bytes);
    m_deadline = now() + seconds(m_state.settings.limits.header_seconds);
    if (m_state.stopping) return close();
    read();
}

void Connection::close()
{
    if (m_phase == Phase::closed) return;
    // While a worker has the request, what it makes is its own; it is dropped when the worker is done.
    bool const is_with_worker = m_phase == Phase::handling;
    m_phase = Phase::closed;
    if (m_events && !is_with_worker) m_events->detach();
    error_code ignored;
    m_socket.close(ignored);
    m_io.remove(*this);
}

void Connection::drain()
{
    if (m_phase == Phase::idle || m_phase == Phase::lingering) return close();
    if (m_phase == Phase::events) m_events->close();
}

void Connection::begin_window(int length)
{
    m_window_bytes = 0;
    m_window_end = now() + seconds(length);
}

bool Connection::window_failed(Moment at, int length)
{
    if (at < m_window_end) return false;
    auto const least = m_state.settings.limits.body_bytes_a_second * static_cast<std::size_t>(length);
    if (m_window_bytes < least) return true;
    begin_window(length);
    return false;
}

void Connection::sweep(Moment at)
{
    auto const& limits = m_state.settings.limits;
    bool const late = at >= m_deadline;
    switch (m_phase) {
        case Phase::idle:
        case Phase::lingering:
            if (late) close();
            break;
        case Phase::head:
            if (late) refuse({408, "http.head_too_slow"});
            break;
        case Phase::body:
            if (window_failed(at, limits.body_window_seconds)) refuse({408, "http.body_too_slow"});
            break;
        case Phase::proceeding:
        case Phase::writing:
            if (window_failed(at, limits.write_window_seconds)) close();
            break;
        case Phase::events:
            if (m_writing && window_failed(at, limits.write_window_seconds)) return close();
            if (at >= m_next_heartbeat) {
                m_next_heartbeat = at + seconds(limits.heartbeat_seconds);
                m_events->send_block(": \n\n");
            }
            break;
        default:
            break;
    }
}

// Reading
// ----------------------------------------------------------------------------------------------------

void Connection::read()
{
    if (m_reading) return;
    if (m_in_begin == m_in_end) m_in_begin = m_in_end = 0;
    bool const wants_room = m_phase == Phase::body ? m_in.size() < body_buffer : m_in_end == m_in.size();
    if (wants_room && m_in_begin > 0) {
        std::memmove(m_in.data(), m_in.data() + m_in_begin, m_in_end - m_in_begin);
        m_in_end -= m_in_begin;
        m_in_begin = 0;
    }
    if (m_phase == Phase::body && m_in.size() < body_buffer) m_in.resize(body_buffer);
    if (m_in_end == m_in.size()) m_in.resize(m_in.size() * 2);
    m_reading = true;
    m_socket.async_read_some(
        asio::buffer(m_in.data() + m_in_end, m_in.size() - m_in_end),
        [self = shared_from_this()](error_code error, std::size_t bytes) { self->on_read(error, bytes); });
}

void Connection::on_read(error_code error, std::size_t bytes)
{
    m_reading = false;
    if (m_phase == Phase::closed) return;
    if (error) return close();
    if (m_phase == Phase::lingering || m_phase == Phase::events) return read();  // heard, not listened to
    m_in_end += bytes;
    m_window_bytes += bytes;
    advance();
}

void Connection::consume(std::size_t bytes) { m_in_begin += bytes; }

// Goes on with what has come so far, until more is needed or a request is with a worker.
void Connection::advance()
{
    if (m_phase == Phase::idle) {
        if (unread().starts_with("\r\n")) consume(2);  // some old clients end a body with it
        if (unread().empty() || unread() == "\r") return read();
        m_phase = Phase::head;
        m_scanner.reset();
        m_deadline = now() + seconds(m_state.settings.limits.header_seconds);
    }
    if (m_phase == Phase::head && !take_head()) return;
    if (m_phase == Phase::body && !take_body()) return;
}

// true when the request goes on to its body at once.
bool Connection::take_head()
{
    auto const most = m_state.settings.limits.header_bytes;
    auto const found = m_scanner.scan(unread().substr(0, most));
    m_began = now();
    if (found.malformed) {
        refuse({400, "http.malformed"});
    } else if (found.head_bytes > 0) {
        begin_request(found.head_bytes);
    } else if (unread().size() >= most) {
        refuse({431, "http.head_too_large"});
    } else {
        read();
    }
    return m_phase == Phase::body;
}

void Connection::begin_request(std::size_t head_bytes)
{
    m_request.id = m_state.next_request_id();
    m_request.peer = m_peer;
    auto const refused = m_parser.head(unread().substr(0, head_bytes), m_request);
    consume(head_bytes);
    note_forwarded();
    if (refused) return refuse(*refused);
    find_route();
    if (refuse_by_length()) return;
    bool const streams = m_route && m_route->stream_body_to_file;
    if (streams && m_state.hooks.before) return admit();
    receive_body();
}

void Connection::note_forwarded()
{
    auto const is_forwarded = [](auto const& header) {
        return header.first.size() > 12 &&
               same_name(std::string_view(header.first).substr(0, 12), "x-forwarded-");
    };
    if (m_state.settings.trusted_proxies.empty() || !m_state.trusts(m_peer)) {
        std::erase_if(m_request.headers, is_forwarded);
        return;
    }
    m_request.peer = forwarded_client(joined(m_request.headers, "x-forwarded-for"), m_state, m_peer);
    m_request.secure = same_name(m_request.header("x-forwarded-proto").value_or(""), "https");
}

void Connection::find_route()
{
    auto match = m_state.router.find(m_request.method, m_request.path);
    m_route = match.route;
    m_request.captured = std::move(match.captured);
    m_allowed = std::move(match.allowed);
    m_body_limit = m_route ? m_route->body_limit : unknown_path_body;
}

bool Connection::refuse_by_length()
{
    auto const length = m_parser.content_length();
    bool const too_large = length && *length > m_body_limit;
    if (too_large) refuse({413, "http.body_too_large"});
    return too_large;
}

void Connection::receive_body()
{
    if (!m_parser.has_body()) return dispatch();
    bool const streams = m_route && m_route->stream_body_to_file;
    if (streams && !m_upload.create(m_state.settings.upload_folder))
        return refuse({507, "http.storage_full"});
    if (m_parser.expects_continue() && unread().empty()) return write_continue();
    m_phase = Phase::body;
    begin_window(m_state.settings.limits.body_window_seconds);
}

void Connection::write_continue()
{
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    m_phase = Phase::proceeding;
    begin_window(m_state.settings.limits.write_window_seconds);
    asio::async_write(m_socket, asio::buffer(go_on),
                      [self = shared_from_this()](error_code error, std::size_t) {
                          if (self->m_phase == Phase::closed) return;
                          if (error) return self->close();
                          self->m_phase = Phase::body;
                          self->begin_window(self->m_state.settings.limits.body_window_seconds);
                          self->read();
                      });
}

// false when nothing is left to do here.
bool Connection::take_body()
{
    bool const streams = m_route && m_route->stream_body_to_file;
    auto& into = streams ? m_unstored : m_request.body;
    RequestParser::Step step;
    if (!unread().empty()) step = m_parser.body(unread(), into, m_body_limit);
    consume(step.used);
    if (step.refused) {
        refuse(*step.refused);
    } else if (streams && (step.done || m_unstored.size() >= store_bytes)) {
        store(step.done);
    } else if (step.done) {
        dispatch();
    } else {
        read();
    }
    return false;
}

void Connection::store(bool last)
{
    m_phase = Phase::storing;
    m_body_is_done = last;
    bool const posted = m_state.disk.post([self = shared_from_this()] {
        self->m_stored = self->m_upload.append(self->m_unstored);
        self->m_unstored.clear();
        asio::post(self->m_io.context, [self] {
            if (self->m_phase == Phase::closed) return;
            if (!self->m_stored) return self->refuse({507, "http.storage_full"});
            if (self->m_body_is_done) return self->dispatch();
            self->m_phase = Phase::body;
            self->begin_window(self->m_state.settings.limits.body_window_seconds);
            self->read();
        });
    });
    if (!posted) refuse({503, "http.busy"});
}

// Answering
// --------------------------------------------------------------------------------------------------

}  // namespace samsyn::http

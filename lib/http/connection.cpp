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
#include "lib/http/range.h"
#include "lib/http/response_head.h"

namespace samsyn::http {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::seconds;

constexpr std::size_t small_buffer = 4096;
constexpr std::size_t body_buffer = 65536;
constexpr std::size_t store_bytes = 262144;  // written to an upload's file at a time
constexpr std::size_t file_chunk = 262144;   // read from an answer's file at a time
constexpr std::uint64_t unknown_path_body = 65536;
constexpr seconds linger_time{2};

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

std::string allow_header(std::vector<Method> const& methods)
{
    std::string list;
    for (auto const method : methods) list += (list.empty() ? "" : ", ") + std::string(method_name(method));
    return list;
}

bool read_exactly(int file, std::string& into, std::uint64_t at, std::size_t bytes)
{
    into.resize(bytes);
    for (std::size_t done = 0; done < bytes;) {
        auto const got = ::pread(file, into.data() + done, bytes - done, static_cast<off_t>(at + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        done += static_cast<std::size_t>(got);
    }
    return true;
}

}  // namespace

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
            asio::post(m_io.context, [connection = m_connection] {
                if (auto const open = connection.lock()) open->close();
            });
            return false;
        }
        m_pending += block;
        wake();
        return true;
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
        asio::post(m_io.context, [connection = m_connection] {
            if (auto const open = connection.lock()) open->flush_events();
        });
    }

    std::mutex m_mutex;
    std::weak_ptr<Connection> m_connection;
    IoThread& m_io;
    std::size_t m_most;
    std::string m_pending;
    bool m_open = true;
    bool m_has_place = true;
    bool m_ends = false;
    bool m_woken = false;
};

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

void Connection::dispatch()
{
    m_phase = Phase::handling;
    m_request.body_file = m_upload.path();
    if (m_route && m_route->never_blocks) {
        answer();
        return send();
    }
    post_to_worker(&Connection::answer, &Connection::send);
}

// Asks `before` while the body is still on the way.
void Connection::admit()
{
    m_phase = Phase::admitting;
    post_to_worker(&Connection::admit_or_answer, &Connection::receive_or_send);
}

void Connection::post_to_worker(void (Connection::*job)(), void (Connection::*then)())
{
    bool const posted = m_state.workers.post([self = shared_from_this(), job, then]() mutable {
        ((*self).*job)();
        auto& context = self->m_io.context;
        asio::post(context, [done = std::move(self), then] {
            if (done->m_phase == Phase::closed) return done->drop_stream();
            ((*done).*then)();
        });
    });
    if (posted) return;
    bool const body_is_read = m_phase == Phase::handling;
    if (!body_is_read) return refuse({503, "http.busy"});
    m_response = problem(503, "http.busy", m_request.id).set("Retry-After", "1");
    finish_response();
    send();
}

void Connection::admit_or_answer()
{
    m_response = Response();
    m_admitted = true;
    try {
        auto early = m_state.hooks.before(m_request, *m_route);
        if (!early) return;
        m_response = std::move(*early);
    } catch (std::exception const& error) {
        fail(error.what());
    } catch (...) {
        fail("an exception of unknown type");
    }
    m_admitted = false;
    finish_response();
}

void Connection::receive_or_send()
{
    if (m_admitted) {
        receive_body();
        if (m_phase == Phase::body) take_body();
        return;
    }
    m_close_after = m_linger_after = true;
    send();
}

void Connection::answer()
{
    try {
        m_response = respond();
    } catch (std::exception const& error) {
        fail(error.what());
    } catch (...) {
        fail("an exception of unknown type");
    }
    finish_response();
    m_upload.remove();
}

Response Connection::respond()
{
    if (!m_route) return respond_to_unknown_path();
    if (m_state.hooks.before && !m_admitted)
        if (auto early = m_state.hooks.before(m_request, *m_route)) return std::move(*early);
    return m_route->handler(m_request);
}

Response Connection::respond_to_unknown_path() const
{
    if (m_allowed.empty()) return problem(404, "http.not_found", m_request.id);
    return problem(405, "http.method_not_allowed", m_request.id).set("Allow", allow_header(m_allowed));
}

void Connection::drop_stream()
{
    if (m_file >= 0) ::close(std::exchange(m_file, -1));
    if (m_events) m_events->detach();
    m_events.reset();
}

void Connection::fail(std::string_view what)
{
    drop_stream();
    m_response = problem(500, "http.internal", m_request.id);
    if (m_state.hooks.failed) m_state.hooks.failed(m_request, what);
}

// Everything between the handler's answer and the bytes. What goes wrong here is answered as what goes wrong
// in a handler, and that answer gets its headers too.
void Connection::finish_response()
{
    auto const failure = try_prepare();
    if (failure.empty()) return;
    fail(failure);
    if (!try_prepare().empty()) m_response = problem(500, "http.internal", m_request.id);
}

// The reason when it did not work.
std::string Connection::try_prepare()
{
    try {
        if (!m_response.file.empty()) open_file();
        if (m_response.on_events) open_events();
        if (m_state.hooks.after) m_state.hooks.after(m_request, m_response);
        if (!is_sendable(m_response)) return "the response has a header that cannot be sent";
        if (m_events) m_response.on_events(m_events);
    } catch (std::exception const& error) {
        return std::string("exception: ") + error.what();
    } catch (...) {
        return "an exception of unknown type";
    }
    return {};
}

void Connection::open_file()
{
    m_file = ::open(m_response.file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat facts = {};
    bool const is_file = m_file >= 0 && ::fstat(m_file, &facts) == 0 && S_ISREG(facts.st_mode);
    if (!is_file) throw std::runtime_error("cannot open the file of a response");
    auto const range = apply_range(m_request, m_response, static_cast<std::uint64_t>(facts.st_size));
    m_file_at = range.first;
    m_file_left = range.count;
    if (m_request.method == Method::head) return;
    // The first piece goes with the head.
    auto const first = static_cast<std::size_t>(std::min<std::uint64_t>(file_chunk, m_file_left));
    if (!read_exactly(m_file, m_response.body, m_file_at, first))
        throw std::runtime_error("cannot read the file of a response");
}

void Connection::open_events()
{
    m_response.set("Content-Type", "text/event-stream").set("X-Accel-Buffering", "no");
    if (!m_response.has("Cache-Control")) m_response.set("Cache-Control", "no-store");
    if (m_request.method == Method::head) return;
    if (!Events::take_place(m_state)) {
        m_response = problem(503, "http.too_many_listeners", m_request.id).set("Retry-After", "30");
        return;
    }
    m_events = std::make_shared<Events>(weak_from_this(), m_io);
}

void Connection::refuse(Refusal refusal)
{
    m_close_after = m_linger_after = true;
    if (m_request.id.empty()) {
        m_request.id = m_state.next_request_id();
        m_request.peer = m_peer;
        m_began = now();
    }
    m_response = problem(refusal.status, refusal.code, m_request.id);
    if (refusal.status == 503) m_response.set("Retry-After", "1");
    finish_response();
    send();
}

// Writing
// ----------------------------------------------------------------------------------------------------

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

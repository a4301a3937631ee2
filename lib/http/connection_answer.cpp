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

constexpr std::size_t file_chunk = 262144;  // read from an answer's file at a time

Moment now() { return std::chrono::steady_clock::now(); }

std::string allow_header(std::vector<Method> const& methods)
{
    std::string list;
    for (auto const method : methods) list += (list.empty() ? "" : ", ") + std::string(method_name(method));
    return list;
}

}  // namespace

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

}  // namespace samsyn::http

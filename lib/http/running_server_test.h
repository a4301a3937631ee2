// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/http/server.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <thread>

#include "tests/support/raw_client.h"
#include "tests/support/temp_folder.h"

namespace samsyn::http {

using tests::body_of;
using tests::header_of;
using tests::RawClient;
using tests::status_of;
using tests::TempFolder;

inline std::string described(Request const& request)
{
    std::string all = std::string(method_name(request.method)) + " " + request.path;
    for (auto const& [name, value] : request.query) all += " " + name + "=" + value;
    for (auto const& [name, value] : request.captured) all += " {" + name + "}=" + value;
    return all + " [" + request.body + "]";
}

inline Router echo_routes()
{
    Router router;
    auto const echo = [](Request const& request) { return text(200, described(request)); };
    router.add({Method::get, "/echo", echo});
    router.add({Method::post, "/echo", echo, 100});
    router.add({Method::put, "/things/{thing}", echo, 1000});
    router.add({Method::get, "/peer", [](Request const& request) {
                    return text(200, request.peer + (request.secure ? " secure" : " plain"));
                }});
    router.add(
        {Method::get, "/throws", [](Request const&) -> Response { throw std::runtime_error("broken"); }});
    router.add({Method::get, "/quick", echo, 0, false, true});
    return router;
}

struct Running {
    explicit Running(ServerSettings settings = {}, Router router = echo_routes(), Hooks hooks = {})
    {
        settings.listen = "127.0.0.1:0";
        settings.workers = 4;
        server = start_server(std::move(settings), std::move(router), std::move(hooks));
    }
    std::uint16_t port() const { return server->port(); }
    std::string ask(std::string_view request) const
    {
        RawClient client(port());
        client.send(request);
        return client.answer();
    }
    std::unique_ptr<Server> server;
};

inline std::string get(std::string const& path, std::string const& headers = "")
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

inline std::string post(std::string const& path, std::string const& body, std::string const& headers = "")
{
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n" + headers + "\r\n" + body;
}

inline std::string write_file(TempFolder const& folder, std::string const& name, std::string_view bytes)
{
    std::ofstream(folder.file(name), std::ios::binary) << bytes;
    return folder.file(name);
}

inline std::ptrdiff_t files_in(TempFolder const& folder)
{
    return std::distance(std::filesystem::directory_iterator(folder.path()), {});
}

inline bool eventually(std::function<bool()> const& holds)
{
    for (int i = 0; i < 1000; ++i) {
        if (holds()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
}

// A handler that waits here until it is let go.
class Gate {
public:
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_told.wait(lock, [this] { return m_open; });
        --m_waiting;
    }
    void open()
    {
        std::lock_guard const lock(m_mutex);
        m_open = true;
        m_told.notify_all();
    }
    int waiting()
    {
        std::lock_guard const lock(m_mutex);
        return m_waiting;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_told;
    int m_waiting = 0;
    bool m_open = false;
};

}  // namespace samsyn::http

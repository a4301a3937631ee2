// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/server.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include "tests/support/raw_client.h"

using namespace samsyn;
using namespace samsyn::http;
using test::body_of;
using test::header_of;
using test::RawClient;
using test::status_of;

namespace {

struct TemporaryFolder {
    TemporaryFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "samsyn-http-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    std::string path;
};

std::string described(Request const& request)
{
    std::string all = std::string(method_name(request.method)) + " " + request.path;
    for (auto const& [name, value] : request.query) all += " " + name + "=" + value;
    for (auto const& [name, value] : request.captured) all += " {" + name + "}=" + value;
    return all + " [" + request.body + "]";
}

Router echo_routes()
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

std::string get(std::string const& path, std::string const& headers = "")
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

std::string post(std::string const& path, std::string const& body, std::string const& headers = "")
{
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n" + headers + "\r\n" + body;
}

}  // namespace

TEST_CASE("A request reaches its handler and the answer comes back")
{
    Running const running;
    auto const answer = running.ask(get("/echo?a=1&b=%C3%A5+%C3%A4"));
    CHECK(status_of(answer) == 200);
    CHECK(body_of(answer) == "GET /echo a=1 b=å ä []");
    CHECK(header_of(answer, "Content-Type") == "text/plain; charset=utf-8");
    CHECK(header_of(answer, "Date").ends_with(" GMT"));
    CHECK(header_of(answer, "Connection") == "");
    CHECK(body_of(running.ask(post("/echo", "hello"))) == "POST /echo [hello]");
    CHECK(body_of(running.ask(get("/quick"))) == "GET /quick []");
}

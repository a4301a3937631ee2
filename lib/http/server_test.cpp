// SPDX-License-Identifier: EUPL-1.2
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

using namespace samsyn;
using namespace samsyn::http;
using tests::body_of;
using tests::header_of;
using tests::RawClient;
using tests::status_of;
using tests::TempFolder;

namespace {

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

std::string write_file(TempFolder const& folder, std::string const& name, std::string_view bytes)
{
    std::ofstream(folder.file(name), std::ios::binary) << bytes;
    return folder.file(name);
}

std::ptrdiff_t files_in(TempFolder const& folder)
{
    return std::distance(std::filesystem::directory_iterator(folder.path()), {});
}

bool eventually(std::function<bool()> const& holds)
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
    auto const put =
        "PUT /things/a%20b HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: "
        "chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: 1\r\n\r\n";
    CHECK(body_of(running.ask(put)) == "PUT /things/a b {thing}=a b [abcde]");
}

TEST_CASE("HEAD answers as GET, without the body")
{
    Running const running;
    RawClient client(running.port());
    client.send("HEAD /echo HTTP/1.1\r\nHost: h\r\n\r\n" + get("/echo"));
    auto const head = client.answer(true);
    CHECK(status_of(head) == 200);
    CHECK(header_of(head, "Content-Length") == "13");
    CHECK(body_of(client.answer()) == "GET /echo []");
}

TEST_CASE(
    "What two servers could read differently, and everything malformed, is refused, and the connection ends")
{
    struct Case {
        int status;
        std::string bytes;
    };
    std::string const host = "Host: h\r\n";
    std::string const start = "GET /echo HTTP/1.1\r\n";
    std::string const change = "POST /echo HTTP/1.1\r\nHost: h\r\n";
    std::string const chunked = change + "Transfer-Encoding: chunked\r\n\r\n";
    auto const with = [&](std::string const& line) { return start + host + line + "\r\n\r\n"; };
    auto const target = [&](std::string const& text) {
        return "GET " + text + " HTTP/1.1\r\n" + host + "\r\n";
    };
    auto const version = [&](std::string const& text) {
        return "GET /echo " + text + "\r\n" + host + "\r\n";
    };
    auto const method = [&](std::string const& text) { return text + " /echo HTTP/1.1\r\n" + host + "\r\n"; };
    std::vector<Case> const cases = {
        // the request line
        {400, "\x16\x03\x01\x02\x01\x01\xfc\x03\x03"},
        {400, " GET /echo HTTP/1.1\r\n" + host + "\r\n"},
        {400, "\r\n\r\nGET /echo HTTP/1.1\r\n" + host + "\r\n"},
        {400, "\nGET /echo HTTP/1.1\r\n" + host + "\r\n"},
        {400, "GET\r\n\r\n"},
        {400, "GET /echo\r\n\r\n"},
        {400, "GET  /echo HTTP/1.1\r\n" + host + "\r\n"},
        {400, "GET /echo  HTTP/1.1\r\n" + host + "\r\n"},
        {400, "GET /echo HTTP/1.1 \r\n" + host + "\r\n"},
        {400, "GET\t/echo HTTP/1.1\r\n" + host + "\r\n"},
        {400, "GET /echo\tHTTP/1.1\r\n" + host + "\r\n"},
        {400, "GET /ec ho HTTP/1.1\r\n" + host + "\r\n"},
        {400, "GET /echo HTTP/1.1 x\r\n" + host + "\r\n"},
        {400, "get /echo HTTP/1.1\r\n" + host + "\r\n"},
        {501, method("FETCH")},
        {501, method("TRACE")},
        {501, method("CONNECT")},
        {501, method("PROPFIND")},
        {501, method("Get")},
        {501, method("GETGETGETGETGETGETGETGETGETGETGETGET")},
        {400, method("GE(T")},
        {400, method("GE\"T")},
        {400, method("GE\x80T")},
        // the version
        {505, version("HTTP/2.0")},
        {505, version("HTTP/1.2")},
        {505, version("HTTP/0.9")},
        {505, version("HTTP/3.0")},
        {400, version("HTTP/1")},
        {400, version("HTTP/1.")},
        {400, version("HTTP/1.10")},
        {400, version("HTTP/11")},
        {400, version("http/1.1")},
        {400, version("HTTPS/1.1")},
        {400, version("HTTP 1.1")},
        {400, version("HTTP/1,1")},
        {400, version("HTTP/one")},
        {400, version("")},
        {505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
        // the target
        {400, target("http://h/echo")},
        {400, target("https://h/echo")},
        {400, target("h:80")},
        {400, target("*")},
        {400, target("echo")},
        {400, target("//echo")},
        {400, target("/echo//")},
        {400, target("/./echo")},
        {400, target("/../echo")},
        {400, target("/echo/..")},
        {400, target("/echo/.")},
        {400, target("/%2e%2e/echo")},
        {400, target("/.%2E/echo")},
        {400, target("/echo%2f")},
        {400, target("/echo%2F..%2Fecho")},
        {400, target("/echo%5c")},
        {400, target("/echo\\")},
        {400, target("/echo%")},
        {400, target("/echo%0")},
        {400, target("/echo%0g")},
        {400, target("/echo%%20")},
        {400, target("/echo%00")},
        {400, target("/echo%0d%0aX:1")},
        {400, target("/echo%7f")},
        {400, target("/echo%ff")},
        {400, target("/echo%c0%af")},
        {400, target("/echo#part")},
        {400, target("/\xc3\xa5")},
        {400, target("/echo?a=%")},
        {400, target("/echo?a=%zz")},
        {400, target("/echo?a=%00")},
        {400, target("/echo?a=%ff")},
        {400, target("/echo?#")},
        // line ends and folding
        {400, "GET /echo HTTP/1.1\n" + host + "\r\n"},
        {400, "GET /echo HTTP/1.1\r\nHost: h\n\r\n"},
        {400, "GET /echo HTTP/1.1\nHost: h\n\n"},
        {400, "GET /echo HTTP/1.1\r\r\n" + host + "\r\n"},
        {400, start + "Host: h\r\r\n\r\n"},
        {400, start + host + "X: a\rb\r\n\r\n"},
        {400, start + host + "X: a\nY: b\r\n\r\n"},
        {400, start + host + "X: a\r\n b\r\n\r\n"},
        {400, start + host + "X: a\r\n\tb\r\n\r\n"},
        {400, start + host + "X: a\r\n \r\n\r\n"},
        {400, start + " X: a\r\n" + host + "\r\n"},
        // names and values
        {400, with("X")},
        {400, with("X a")},
        {400, with(": a")},
        {400, with("X : a")},
        {400, with("X\t: a")},
        {400, with("X Y: a")},
        {400, with("X(: a")},
        {400, with("X\": a")},
        {400, with("X\x80: a")},
        {400, with(std::string("X\0: a", 5))},
        {400, with(std::string("X: a\0b", 6))},
        {400, with("X: a\x01")},
        {400, with("X: a\x7f")},
        {400, with("X: \x1b[2J")},
        {400, with("Connection: a b")},
        // the host
        {400, start + "\r\n"},
        {400, start + host + host + "\r\n"},
        {400, start + "Host: a\r\nHost: b\r\n\r\n"},
        {400, start + "Host:\r\n\r\n"},
        {400, start + "Host: a b\r\n\r\n"},
        {400, start + "Host: a/b\r\n\r\n"},
        {400, start + "Host: a@b\r\n\r\n"},
        {400, start + "Host: a,b\r\n\r\n"},
        {400, start + "Host: \"a\"\r\n\r\n"},
        {400, start + "Host: <a>\r\n\r\n"},
        {400, "GET /echo HTTP/1.0\r\n" + host + host + "\r\n"},
        // the length
        {400, change + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na"},
        {400, change + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"},
        {400, change + "Content-Length: 1, 1\r\n\r\na"},
        {400, change + "Content-Length: 1,2\r\n\r\na"},
        {400, change + "Content-Length:\r\n\r\n"},
        {400, change + "Content-Length: -1\r\n\r\n"},
        {400, change + "Content-Length: +1\r\n\r\na"},
        {400, change + "Content-Length: 0x1\r\n\r\na"},
        {400, change + "Content-Length: 1a\r\n\r\na"},
        {400, change + "Content-Length: 1 1\r\n\r\na"},
        {400, change + "Content-Length: 1.0\r\n\r\na"},
        {400, change + "Content-Length: 18446744073709551616\r\n\r\na"},
        {400, change + "Content-Length: 18446744073709551617\r\n\r\na"},
        {400, change + "Content-Length: 9999999999999999999999999\r\n\r\na"},
        {400, change + "Content-Length : 1\r\n\r\na"},
        {400, with("Content-Length: 1\r\nContent-Length: 1")},
        // transfer encodings
        {400, change + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        {400, change + "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n"},
        {400, change + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        {501, change + "Transfer-Encoding: identity\r\n\r\n"},
        {501, change + "Transfer-Encoding: gzip\r\n\r\n"},
        {501, change + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
        {501, change + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"},
        {501, change + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"},
        {501, change + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
        {501, change + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n"},
        {501, change + "Transfer-Encoding: chunked;q=1\r\n\r\n0\r\n\r\n"},
        {501, change + "Transfer-Encoding:\r\n\r\n0\r\n\r\n"},
        {400, change + "Transfer-Encoding\x0b: chunked\r\n\r\n0\r\n\r\n"},
        {400, change + "Transfer-Encoding: \x0b"
                       "chunked\r\n\r\n0\r\n\r\n"},
        {400, change + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"},
        {501, "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        // chunks
        {400, chunked + "x\r\n\r\n"},
        {400, chunked + "\r\n\r\n"},
        {400, chunked + "-1\r\n\r\n"},
        {400, chunked + "+1\r\na\r\n0\r\n\r\n"},
        {400, chunked + "0x1\r\na\r\n0\r\n\r\n"},
        {400, chunked + " 1\r\na\r\n0\r\n\r\n"},
        {400, chunked + "1\na\r\n0\r\n\r\n"},
        {400, chunked + "1\r\na\n0\r\n\r\n"},
        {400, chunked + "1\r\nab\r\n0\r\n\r\n"},
        {400, chunked + "1\r\na0\r\n\r\n"},
        {400, chunked + "1 x\r\na\r\n0\r\n\r\n"},
        {400, chunked + "1;\x01\r\na\r\n0\r\n\r\n"},
        {400, chunked + "1;a=\"b\r\na\"\r\n0\r\n\r\n"},
        {400, chunked + "1;" + std::string(300, 'e') + "\r\na\r\n0\r\n\r\n"},
        {400, chunked + "1;" + std::string(9000, 'e')},
        {400, chunked + "1\r\na\r\n0;" + std::string(300, 'e') + "\r\n\r\n"},
        {400, chunked + "1\r\na\r\n0\r\nbad trailer\r\n\r\n"},
        {400, chunked + "1\r\na\r\n0\r\nX: " + std::string(9000, 'e')},
        {413, chunked + "10000000000000000\r\na"},
        {413, chunked + "fffffffffffffffe\r\na"},
        {413, chunked + "65\r\na"},
        {413, chunked + "64\r\n" + std::string(100, 'a') + "\r\n1\r\na\r\n0\r\n\r\n"},
        // sizes
        {413, change + "Content-Length: 101\r\n\r\n"},
        {413, change + "Content-Length: 999999999999999999\r\n\r\n"},
        {431, with("X: " + std::string(17000, 'a'))},
        {431, "GET /" + std::string(17000, 'a')},
        {431, with("A: 1" +
                   [] {
                       std::string lines;
                       for (int i = 0; i < 100; ++i) lines += "\r\nX: 1";
                       return lines;
                   }())},
        // expectations
        {417, with("Expect: a-miracle")},
        {417, change + "Content-Length: 1\r\nExpect: 100-continue, more\r\n\r\na"},
    };
    CHECK(cases.size() >= 150);
    std::atomic<int> handled = 0;
    Router router;
    for (auto const each : {Method::get, Method::post})
        router.add({each, "/echo",
                    [&](Request const&) {
                        ++handled;
                        return text(200, "");
                    },
                    100});
    Running const running({}, std::move(router));
    for (auto const& each : cases) {
        CAPTURE(each.bytes);
        RawClient client(running.port());
        client.send(each.bytes);
        auto const answer = client.answer();
        bool const is_overflow = each.bytes.find("10000000000000000\r\n") != std::string::npos;
        if (is_overflow) {
            CHECK((status_of(answer) == 413 || status_of(answer) == 400));
        } else {
            CHECK(status_of(answer) == each.status);
        }
        CHECK(header_of(answer, "Connection") == "close");
        CHECK(header_of(answer, "Content-Type") == "application/problem+json");
        client.finish();
        CHECK(client.everything().empty());
    }
    CHECK(handled == 0);
    CHECK(status_of(running.ask(get("/echo"))) == 200);
}

TEST_CASE("What is unusual but right is served")
{
    Running const running;
    for (std::string const& request : {
             std::string("GET /echo HTTP/1.0\r\n\r\n"),
             std::string("\r\nGET /echo HTTP/1.1\r\nHost: h\r\n\r\n"),
             std::string("GET /echo HTTP/1.1\r\nhOST:h\r\n\r\n"),
             std::string("GET /echo HTTP/1.1\r\nHost: \t h:80 \t\r\nX:\r\nY: \xe5\r\n\r\n"),
             std::string("GET /echo HTTP/1.1\r\nHost: [::1]:80\r\n\r\n"),
             std::string("GET /%65cho?a&b=|^{}\"<> HTTP/1.1\r\nHost: h\r\n\r\n"),
             std::string("GET /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n"),
             std::string("GET /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab"),
             std::string("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 00002\r\n\r\nab"),
             std::string("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: "
                         "CHUNKED\r\n\r\n0002\r\nab\r\n000\r\n\r\n"),
             std::string("POST /echo HTTP/1.1\r\nHost: h\r\n\r\n"),
         }) {
        CAPTURE(request);
        CHECK(status_of(running.ask(request)) == 200);
    }
}

TEST_CASE("A connection serves many requests, and ends when either side says so")
{
    Running const running;
    RawClient client(running.port());
    for (int i = 0; i < 20; ++i) {
        client.send(i % 2 == 0 ? get("/echo") : post("/echo", "x"));
        CHECK(status_of(client.answer()) == 200);
    }
    client.send(get("/echo", "Connection: close\r\n"));
    CHECK(header_of(client.answer(), "Connection") == "close");
    CHECK(client.is_closed());

    RawClient old(running.port());
    old.send("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    CHECK(header_of(old.answer(), "Connection") == "keep-alive");
    old.send("GET /echo HTTP/1.0\r\n\r\n");
    CHECK(header_of(old.answer(), "Connection") == "close");
    CHECK(old.is_closed());
}

TEST_CASE("Pipelined requests are answered in order")
{
    Running const running;
    RawClient client(running.port());
    std::string all;
    for (int i = 0; i < 200; ++i) {
        auto const number = std::to_string(i);
        if (i % 4 == 0) all += get("/echo?n=" + number);
        if (i % 4 == 1) all += post("/echo", number);
        if (i % 4 == 2) all += get("/quick?n=" + number);
        if (i % 4 == 3)
            all += "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" +
                   std::to_string(number.size()) + "\r\n" + number + "\r\n0\r\n\r\n";
    }
    client.send(all);
    client.finish();
    for (int i = 0; i < 200; ++i) {
        auto const body = body_of(client.answer());
        auto const number = std::to_string(i);
        CHECK(body.find(i % 2 == 0 ? "n=" + number + " " : "[" + number + "]") != std::string::npos);
    }
    CHECK(client.is_closed());
}

TEST_CASE("A request may come in pieces of any size")
{
    Running const running;
    auto const request =
        "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: "
        "chunked\r\n\r\n3;a=\"b\"\r\nabc\r\n2\r\nde\r\n0\r\nT: 1\r\n\r\n" +
        post("/echo", "fgh");
    for (std::size_t const piece : {1, 2, 3, 7, 31}) {
        RawClient client(running.port());
        for (std::size_t at = 0; at < request.size(); at += piece) client.send(request.substr(at, piece));
        CHECK(body_of(client.answer()) == "POST /echo [abcde]");
        CHECK(body_of(client.answer()) == "POST /echo [fgh]");
    }
}

TEST_CASE("A length that lies harms only its sender")
{
    Running const running;
    RawClient longer(running.port());
    longer.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 50\r\n\r\nabc");
    longer.finish();
    CHECK(longer.everything().empty());
    RawClient shorter(running.port());
    shorter.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nabcdef\r\n\r\n");
    CHECK(body_of(shorter.answer()) == "POST /echo [ab]");
    CHECK(status_of(shorter.answer()) == 400);
}

TEST_CASE("Clients that expect 100 Continue get it, or the refusal instead")
{
    Running const running;
    std::string const expect = "Expect: 100-continue\r\n";
    RawClient client(running.port());
    client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n" + expect + "\r\n");
    CHECK(client.answer() == "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("abc");
    CHECK(body_of(client.answer()) == "POST /echo [abc]");
    client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 500\r\n" + expect + "\r\n");
    CHECK(status_of(client.answer()) == 413);
    CHECK(status_of(running.ask("POST /echo HTTP/1.0\r\nContent-Length: 1\r\n" + expect + "\r\na")) == 200);
}

TEST_CASE("Unknown paths and methods are problems with the request's id")
{
    Hooks hooks;
    std::string id;
    hooks.after = [&](Request const& request, Response& response) {
        id = request.id;
        response.set("X-After", "yes");
        if (request.header("accept") == "text/html")
            response = html(response.status, "<h1>" + request.id + "</h1>");
    };
    Running const running({}, echo_routes(), hooks);
    auto const missing = running.ask(get("/nowhere"));
    CHECK(status_of(missing) == 404);
    CHECK(header_of(missing, "X-After") == "yes");
    CHECK(body_of(missing) == R"({"type":"http.not_found","status":404,"code":"http.not_found","request":")" +
                                  id + R"(","fields":[]})");
    auto const wrong = running.ask("DELETE /echo HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(status_of(wrong) == 405);
    CHECK(header_of(wrong, "Allow") == "GET, HEAD, POST");
    auto const page = running.ask(get("/nowhere", "Accept: text/html\r\n"));
    CHECK(body_of(page) == "<h1>" + id + "</h1>");
    CHECK(status_of(running.ask(post("/nowhere", "body is read"))) == 404);
    CHECK(header_of(running.ask("BAD\r\n\r\n"), "X-After") == "yes");
}

TEST_CASE("What goes wrong in a handler is a 500 without its words, and is told to the log")
{
    Router router = echo_routes();
    router.add({Method::get, "/odd", [](Request const&) -> Response { throw 7; }});
    router.add({Method::get, "/split", [](Request const& request) {
                    return see_other("/" + request.parameter("to").value_or(""));
                }});
    router.add({Method::get, "/no-file", [](Request const&) {
                    Response response;
                    response.file = "/nowhere/at/all";
                    return response;
                }});
    Hooks hooks;
    std::vector<std::string> told;
    hooks.failed = [&](Request const& request, std::string_view what) {
        told.push_back(request.path + " " + std::string(what));
    };
    hooks.after = [](Request const&, Response& response) { response.set("X-After", "yes"); };
    {
        Running const running({}, std::move(router), hooks);
        for (auto const* path : {"/throws", "/odd", "/split?to=a%0D%0AX-Evil:%201", "/no-file"}) {
            auto const answer = running.ask(get(path));
            CHECK(status_of(answer) == 500);
            CHECK(answer.find("broken") == std::string::npos);
            CHECK(answer.find("Evil") == std::string::npos);
            CHECK(header_of(answer, "X-After") == "yes");
        }
        CHECK(header_of(running.ask(get("/split?to=a")), "Location") == "/a");
    }
    REQUIRE(told.size() == 4);
    CHECK(told[0] == "/throws broken");
    CHECK(told[2] == "/split the response has a header that cannot be sent");
}

TEST_CASE("Each answer is told to the log once, with its route")
{
    Hooks hooks;
    std::mutex mutex;
    std::vector<std::string> lines;
    hooks.served = [&](Served const& served) {
        std::lock_guard const lock(mutex);
        lines.push_back(std::string(method_name(served.request.method)) + " " + served.pattern + " " +
                        std::to_string(served.status) +
                        (served.sent_bytes > 50 && served.seconds >= 0 ? "" : " wrong"));
    };
    {
        Running const running({}, echo_routes(), hooks);
        running.ask(get("/echo"));
        running.ask("PUT /things/7 HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx");
        running.ask(get("/nowhere"));
        running.ask(get("/%"));
        CHECK(eventually([&] {
            std::lock_guard const lock(mutex);
            return lines.size() == 4;
        }));
    }
    CHECK(lines ==
          std::vector<std::string>{"GET /echo 200", "PUT /things/{thing} 200", "GET  404", "GET  400"});
}

TEST_CASE("The hook before may answer instead of the route")
{
    Hooks hooks;
    hooks.before = [](Request const& request, Route const& route) -> std::optional<Response> {
        if (request.method == Method::post) return text(403, route.pattern);
        return std::nullopt;
    };
    Running const running({}, echo_routes(), hooks);
    RawClient client(running.port());
    client.send(post("/echo", "x") + get("/echo"));
    CHECK(body_of(client.answer()) == "/echo");
    CHECK(status_of(client.answer()) == 200);
}

TEST_CASE("Forwarding headers count only from a trusted proxy")
{
    std::string const forwarded =
        "X-Forwarded-For: 203.0.113.9, 198.51.100.7\r\nX-Forwarded-Proto: https\r\n";
    Running const direct;
    CHECK(body_of(direct.ask(get("/peer", forwarded))) == "127.0.0.1 plain");
    ServerSettings settings;
    settings.trusted_proxies = {"127.0.0.1", "198.51.100.7"};
    Running const behind(settings);
    CHECK(body_of(behind.ask(get("/peer", forwarded))) == "203.0.113.9 secure");
    CHECK(body_of(behind.ask(get("/peer", "X-Forwarded-For: 192.0.2.1,203.0.113.9\r\n"))) ==
          "203.0.113.9 plain");
    CHECK(
        body_of(behind.ask(get("/peer", "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-For: 2001:db8::1\r\n"))) ==
        "2001:db8::1 plain");
    CHECK(body_of(behind.ask(get("/peer", "X-Forwarded-For: 192.0.2.1, nonsense\r\n"))) == "127.0.0.1 plain");
    CHECK(body_of(behind.ask(get("/peer"))) == "127.0.0.1 plain");
}

TEST_CASE("Slow clients are ended, and others do not notice")
{
    ServerSettings settings;
    settings.limits.header_seconds = 1;
    settings.limits.idle_seconds = 1;
    settings.limits.body_window_seconds = 1;
    settings.limits.write_window_seconds = 1;
    auto router = echo_routes();
    router.add(
        {Method::get, "/large", [](Request const&) { return text(200, std::string(50'000'000, 'x')); }});
    router.add({Method::post, "/upload", [](Request const&) { return text(200, ""); }, 1'000'000});
    Running const running(settings, std::move(router));

    RawClient silent(running.port());
    RawClient slow_head(running.port());
    slow_head.send("GET /echo HTTP/1.1\r\nHost: h\r\nX: ");
    RawClient slow_body(running.port());
    slow_body.send("POST /upload HTTP/1.1\r\nHost: h\r\nContent-Length: 900000\r\n\r\nabc");
    RawClient slow_reader(running.port(), 4096);
    slow_reader.send(get("/large"));
    RawClient idle(running.port());
    idle.send(get("/echo"));
    CHECK(status_of(idle.answer()) == 200);

    auto const begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 25; ++i) {
        slow_head.send("x");
        slow_body.send("y");
        CHECK(status_of(running.ask(get("/echo"))) == 200);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    CHECK(status_of(slow_head.answer()) == 408);
    CHECK(status_of(slow_body.answer()) == 408);
    CHECK(silent.is_closed());
    CHECK(idle.is_closed());
    CHECK(slow_reader.everything().size() < 50'000'000);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(8));
}

TEST_CASE("Connections beyond the limits are answered 503 and ended, and places come back")
{
    ServerSettings settings;
    settings.limits.connections = 5;
    settings.limits.connections_an_address = 3;
    Running const running(settings);
    {
        RawClient first(running.port());
        RawClient second(running.port());
        RawClient third(running.port());
        for (auto* each : {&first, &second, &third}) {
            each->send(get("/echo"));
            CHECK(status_of(each->answer()) == 200);
        }
        RawClient fourth(running.port());
        auto const answer = fourth.answer();
        CHECK(status_of(answer) == 503);
        CHECK(header_of(answer, "Retry-After") == "5");
        CHECK(fourth.is_closed());
    }
    CHECK(eventually([&] { return status_of(running.ask(get("/echo"))) == 200; }));

    settings.trusted_proxies = {"127.0.0.1"};
    Running const proxied(settings);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 5; ++i) {
        clients.push_back(std::make_unique<RawClient>(proxied.port()));
        clients.back()->send(get("/echo"));
        CHECK(status_of(clients.back()->answer()) == 200);
    }
    CHECK(status_of(RawClient(proxied.port()).answer()) == 503);
}

TEST_CASE("Requests beyond the queue are answered 503, and the connection goes on")
{
    ServerSettings settings;
    settings.limits.queued_requests = 2;
    Gate gate;
    auto router = echo_routes();
    router.add({Method::get, "/gate", [&](Request const&) {
                    gate.pass();
                    return text(200, "through");
                }});
    Running const running(settings, std::move(router));
    std::vector<std::unique_ptr<RawClient>> clients;
    auto const ask = [&] {
        clients.push_back(std::make_unique<RawClient>(running.port()));
        clients.back()->send(get("/gate"));
    };
    for (int i = 0; i < 4; ++i) {
        ask();
        CHECK(eventually([&] { return gate.waiting() == i + 1; }));
    }
    for (int i = 0; i < 3; ++i) ask();
    RawClient late(running.port());
    CHECK(eventually([&] {
        late.send(get("/echo"));
        return status_of(late.answer()) == 503;
    }));
    late.send(get("/quick"));
    CHECK(status_of(late.answer()) == 200);
    gate.open();
    int through = 0;
    int refused = 0;
    for (auto& client : clients) {
        auto const answer = client->answer();
        (status_of(answer) == 200 ? through : refused) += 1;
        if (status_of(answer) == 503) CHECK(header_of(answer, "Retry-After") == "1");
    }
    CHECK(through == 6);
    CHECK(refused == 1);
    late.send(get("/echo"));
    CHECK(status_of(late.answer()) == 200);
}

TEST_CASE("Large bodies of routes that want it go to a file, which is gone afterwards")
{
    TempFolder const folder;
    write_file(folder, "upload-left-by-a-crash", "old");
    write_file(folder, "other", "kept");
    ServerSettings settings;
    settings.upload_folder = folder.path();
    Router router;
    auto const measure = [&](Request const& request) {
        std::ifstream in(request.body_file, std::ios::binary);
        std::string const bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        bool const intact = bytes.find_first_not_of('z') == std::string::npos;
        return text(200,
                    std::to_string(bytes.size()) + (intact && request.body.empty() ? " intact" : " damaged"));
    };
    router.add({Method::put, "/import", measure, 20'000'000, true});
    Hooks hooks;
    hooks.before = [](Request const& request, Route const&) -> std::optional<Response> {
        if (request.header("cookie")) return std::nullopt;
        return problem(401, "sign_in", request.id);
    };
    Running const running(settings, std::move(router), hooks);
    CHECK(files_in(folder) == 1);

    auto const put = [](std::string const& headers) {
        return "PUT /import HTTP/1.1\r\nHost: h\r\nCookie: a=1\r\n" + headers + "\r\n";
    };
    RawClient client(running.port());
    client.send(put("Content-Length: 5000000\r\n"));
    client.send(std::string(5'000'000, 'z'));
    CHECK(body_of(client.answer()) == "5000000 intact");
    client.send(put("Transfer-Encoding: chunked\r\n"));
    for (int i = 0; i < 20; ++i) client.send("186a0\r\n" + std::string(100'000, 'z') + "\r\n");
    client.send("0\r\n\r\n" + put("Content-Length: 3\r\nExpect: 100-continue\r\n"));
    CHECK(body_of(client.answer()) == "2000000 intact");
    CHECK(status_of(client.answer()) == 100);
    client.send("zzz");
    CHECK(body_of(client.answer()) == "3 intact");
    client.send(put("Content-Length: 20000001\r\n"));
    CHECK(status_of(client.answer()) == 413);

    RawClient stranger(running.port());
    stranger.send("PUT /import HTTP/1.1\r\nHost: h\r\nContent-Length: 5000000\r\n\r\n");
    CHECK(status_of(stranger.answer()) == 401);
    {
        RawClient aborted(running.port());
        aborted.send(put("Content-Length: 5000000\r\n") + std::string(400'000, 'z'));
        CHECK(eventually([&] { return files_in(folder) == 2; }));
    }
    CHECK(eventually([&] { return files_in(folder) == 1; }));
}

TEST_CASE("A body without end is refused as soon as it is too large, with little memory")
{
    TempFolder const folder;
    ServerSettings settings;
    settings.upload_folder = folder.path();
    Router router;
    router.add({Method::put, "/import", [](Request const&) { return text(200, ""); }, 1'000'000, true});
    Running const running(settings, std::move(router));
    RawClient client(running.port());
    client.send("PUT /import HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
    std::string const chunk = "10000\r\n" + std::string(65536, 'z') + "\r\n";
    int sent = 0;
    while (sent < 10000 && client.send(chunk)) {
        ++sent;
        if (sent == 17) break;
    }
    CHECK(status_of(client.answer()) == 413);
    CHECK(eventually([&] { return files_in(folder) == 0; }));
}

TEST_CASE("Files are sent whole or in part")
{
    TempFolder const folder;
    std::string bytes(1'000'000, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>('a' + (i * 7 + i / 251) % 26);
    auto const path = write_file(folder, "map.pmtiles", bytes);
    Router router;
    router.add({Method::get, "/map", [&](Request const&) {
                    Response response;
                    response.file = path;
                    return std::move(response.set("ETag", "\"v1\""));
                }});
    Running const running({}, std::move(router));
    RawClient client(running.port());
    auto const ask = [&](std::string const& headers) {
        client.send(get("/map", headers));
        return client.answer();
    };
    auto const whole = ask("");
    CHECK(status_of(whole) == 200);
    CHECK(header_of(whole, "Accept-Ranges") == "bytes");
    CHECK(body_of(whole) == bytes);
    auto const part = ask("Range: bytes=500000-899999\r\n");
    CHECK(status_of(part) == 206);
    CHECK(header_of(part, "Content-Range") == "bytes 500000-899999/1000000");
    CHECK(body_of(part) == bytes.substr(500'000, 400'000));
    CHECK(body_of(ask("Range: bytes=-1\r\n")) == bytes.substr(999'999));
    CHECK(body_of(ask("Range: bytes=0-9\r\nIf-Range: \"v1\"\r\n")) == bytes.substr(0, 10));
    CHECK(status_of(ask("Range: bytes=0-9\r\nIf-Range: \"v0\"\r\n")) == 200);
    CHECK(status_of(ask("Range: bytes=0-9\r\nIf-Range: W/\"v1\"\r\n")) == 200);
    auto const beyond = ask("Range: bytes=1000000-\r\n");
    CHECK(status_of(beyond) == 416);
    CHECK(header_of(beyond, "Content-Range") == "bytes */1000000");
    client.send("HEAD /map HTTP/1.1\r\nHost: h\r\nRange: bytes=0-9\r\n\r\n");
    CHECK(header_of(client.answer(true), "Content-Length") == "1000000");
    CHECK(status_of(ask("Range: bytes=0-0\r\n")) == 206);
}

namespace {

// A route whose streams the test holds.
struct Listeners {
    std::mutex mutex;
    std::vector<std::shared_ptr<EventStream>> streams;

    Router routes()
    {
        auto router = echo_routes();
        router.add({Method::get, "/events", [this](Request const&) {
                        Response response;
                        response.on_events = [this](std::shared_ptr<EventStream> stream) {
                            stream->send("hello", "{}");
                            std::lock_guard const lock(mutex);
                            streams.push_back(std::move(stream));
                        };
                        return response;
                    }});
        return router;
    }
    std::shared_ptr<EventStream> last()
    {
        std::lock_guard const lock(mutex);
        return streams.back();
    }
};

}  // namespace

TEST_CASE("Events reach their listener until it goes away")
{
    ServerSettings settings;
    settings.limits.heartbeat_seconds = 1;
    Listeners listeners;
    Running const running(settings, listeners.routes());
    {
        RawClient client(running.port());
        client.send(get("/events"));
        auto const head = client.everything("event: hello\ndata: {}\n\n");
        CHECK(status_of(head) == 200);
        CHECK(header_of(head, "Content-Type") == "text/event-stream");
        CHECK(header_of(head, "Cache-Control") == "no-store");
        CHECK(header_of(head, "Connection") == "close");
        CHECK(header_of(head, "Content-Length") == "");
        for (int i = 0; i < 100; ++i) CHECK(listeners.last()->send("", std::to_string(i)));
        auto const events = client.everything("data: 99\n\n");
        CHECK(events.starts_with("data: 0\n\ndata: 1\n\n"));
        CHECK(client.everything(": \n\n").find(": \n\n") != std::string::npos);
    }
    CHECK(eventually([&] { return !listeners.last()->send("", "anyone?"); }));
}

TEST_CASE("A stream ends when its maker closes it, after what was sent")
{
    Listeners listeners;
    Running const running({}, listeners.routes());
    RawClient client(running.port());
    client.send(get("/events"));
    client.everything("{}\n\n");
    listeners.last()->send("last", "1");
    listeners.last()->close();
    CHECK(!listeners.last()->send("", "2"));
    CHECK(client.everything() == "event: last\ndata: 1\n\n");
}

TEST_CASE("A listener that cannot keep up is dropped, and the others stay")
{
    Listeners listeners;
    Running const running({}, listeners.routes());
    RawClient slow(running.port(), 4096);
    slow.send(get("/events"));
    slow.everything("{}\n\n");
    auto const slow_stream = listeners.last();
    RawClient quick(running.port());
    quick.send(get("/events"));
    quick.everything("{}\n\n");
    std::string const data(60'000, 'd');
    CHECK(eventually([&] {
        for (int i = 0; i < 20; ++i)
            if (!slow_stream->send("", data)) return true;
        return false;
    }));
    CHECK(listeners.last()->send("", "still here"));
    CHECK(quick.everything("still here") == "data: still here\n\n" + std::string());
}

TEST_CASE("Listeners beyond the limit are asked to come back, and places come back")
{
    ServerSettings settings;
    settings.limits.event_streams = 1;
    Listeners listeners;
    Running const running(settings, listeners.routes());
    {
        RawClient first(running.port());
        first.send(get("/events"));
        first.everything("{}\n\n");
        auto const second = running.ask(get("/events"));
        CHECK(status_of(second) == 503);
        CHECK(header_of(second, "Retry-After") == "30");
        RawClient head(running.port());
        head.send("HEAD /events HTTP/1.1\r\nHost: h\r\n\r\n");
        CHECK(status_of(head.answer(true)) == 200);
    }
    CHECK(eventually([&] {
        RawClient client(running.port());
        client.send(get("/events"));
        return status_of(client.everything("\r\n\r\n")) == 200;
    }));
}

TEST_CASE("Stopping lets running requests finish, ends the rest, and accepts no more")
{
    Gate gate;
    Listeners listeners;
    auto router = listeners.routes();
    router.add({Method::get, "/gate", [&](Request const&) {
                    gate.pass();
                    return text(200, "through");
                }});
    Running running({}, std::move(router));
    auto const port = running.port();
    RawClient busy(port);
    busy.send(get("/gate") + get("/echo"));
    RawClient idle(port);
    idle.send(get("/echo"));
    idle.answer();
    RawClient listener(port);
    listener.send(get("/events"));
    listener.everything("{}\n\n");
    CHECK(eventually([&] { return gate.waiting() == 1; }));

    std::thread stopper([&] { running.server->stop(5); });
    CHECK(idle.is_closed());
    CHECK(listener.is_closed());
    gate.open();
    auto const answer = busy.answer();
    CHECK(body_of(answer) == "through");
    CHECK(header_of(answer, "Connection") == "close");
    CHECK(busy.is_closed());
    running.server->wait();
    stopper.join();
    CHECK_THROWS_AS(RawClient{port}, std::runtime_error);
    auto const stream = listeners.last();
    running.server.reset();
    CHECK(!stream->send("", "after the end"));
    stream->close();
}

TEST_CASE("Stopping does not wait longer than told for clients that stay")
{
    ServerSettings settings;
    settings.limits.header_seconds = 100;
    Running running(settings);
    RawClient stuck(running.port());
    stuck.send("GET /echo HT");
    CHECK(status_of(running.ask(get("/echo"))) == 200);
    auto const begin = std::chrono::steady_clock::now();
    running.server->stop(0);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
    CHECK(stuck.is_closed());
}

TEST_CASE("A server that cannot listen says where")
{
    Running const running;
    ServerSettings settings;
    settings.listen = "127.0.0.1:" + std::to_string(running.port());
    auto const start = [](ServerSettings const& with) {
        auto const server = start_server(with, echo_routes(), {});
    };
    CHECK_THROWS_WITH_AS(start(settings),
                         ("cannot listen on " + settings.listen + ": Address already in use").c_str(),
                         std::runtime_error);
    settings.listen = "nonsense";
    CHECK_THROWS_AS(start(settings), std::runtime_error);
    settings.listen = "127.0.0.1:99999";
    CHECK_THROWS_AS(start(settings), std::runtime_error);
    settings.listen = "[::1]:0";
    CHECK_NOTHROW(start(settings));
}

TEST_CASE("Many clients on several I/O threads at once")
{
    ServerSettings settings;
    settings.io_threads = 3;
    Listeners listeners;
    Running const running(settings, listeners.routes());
    std::atomic<int> right = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 8; ++i)
        clients.emplace_back([&, i] {
            RawClient listener(running.port());
            listener.send(get("/events"));
            if (!listener.everything("{}\n\n").empty()) ++right;
            for (int round = 0; round < 20; ++round) {
                RawClient client(running.port());
                auto const word = std::to_string(i) + "-" + std::to_string(round);
                client.send(post("/echo", word) + get("/quick?w=" + word));
                if (body_of(client.answer()) == "POST /echo [" + word + "]") ++right;
                if (body_of(client.answer()) == "GET /quick w=" + word + " []") ++right;
            }
        });
    for (auto& client : clients) client.join();
    CHECK(right == 8 * 41);
}

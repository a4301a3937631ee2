// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/running_server_test.h"

using namespace samsyn;
using namespace samsyn::http;

namespace {

struct Case {
    int status;
    std::string bytes;
};
using Cases = std::vector<Case>;

std::string const host = "Host: h\r\n";
std::string const start = "GET /echo HTTP/1.1\r\n";
std::string const change = "POST /echo HTTP/1.1\r\nHost: h\r\n";
std::string const chunked = change + "Transfer-Encoding: chunked\r\n\r\n";
std::string with(std::string const& line) { return start + host + line + "\r\n\r\n"; }
std::string target(std::string const& text) { return "GET " + text + " HTTP/1.1\r\n" + host + "\r\n"; }
std::string version(std::string const& text) { return "GET /echo " + text + "\r\n" + host + "\r\n"; }
std::string method(std::string const& text) { return text + " /echo HTTP/1.1\r\n" + host + "\r\n"; }

// The request line
Cases request_lines()
{
    return {
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
    };
}

// The version
Cases versions()
{
    return {
        {505, version("HTTP/2.0")},  {505, version("HTTP/1.2")}, {505, version("HTTP/0.9")},
        {505, version("HTTP/3.0")},  {400, version("HTTP/1")},   {400, version("HTTP/1.")},
        {400, version("HTTP/1.10")}, {400, version("HTTP/11")},  {400, version("http/1.1")},
        {400, version("HTTPS/1.1")}, {400, version("HTTP 1.1")}, {400, version("HTTP/1,1")},
        {400, version("HTTP/one")},  {400, version("")},         {505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
    };
}

// The target
Cases targets()
{
    return {
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
    };
}

// Line ends and folding
Cases line_ends()
{
    return {
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
    };
}

// Names and values
Cases names_and_values()
{
    return {
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
    };
}

// The host
Cases hosts()
{
    return {
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
    };
}

// The length
Cases lengths()
{
    return {
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
    };
}

// Transfer encodings
Cases transfer_encodings()
{
    return {
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
    };
}

// Chunks
Cases chunks()
{
    return {
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
    };
}

// Sizes
Cases sizes()
{
    return {
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
    };
}

// Expectations
Cases expectations()
{
    return {
        {417, with("Expect: a-miracle")},
        {417, change + "Content-Length: 1\r\nExpect: 100-continue, more\r\n\r\na"},
    };
}

Cases all_cases()
{
    Cases all;
    for (auto const& group : {request_lines(), versions(), targets(), line_ends(), names_and_values(),
                              hosts(), lengths(), transfer_encodings(), chunks(), sizes(), expectations()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

}  // namespace

TEST_CASE(
    "What two servers could read differently, and everything malformed, is refused, and the connection ends")
{
    auto const cases = all_cases();
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

TEST_CASE("A body in chunks is whole however its bytes arrive")
{
    Router router;
    router.add({Method::post, "/echo", [](Request const& request) { return text(200, request.body); }, 100});
    Running const running({}, std::move(router));
    for (std::string const body : {"0\r\n\r\n", "00\r\n\r\n", "3\r\nabc\r\n0\r\n\r\n", "2\r\n00\r\n0\r\n\r\n",
                                   "0\r\nExpires: 0\r\n\r\n"})
        for (std::size_t piece = 1; piece <= 6; ++piece) {
            CAPTURE(body);
            CAPTURE(piece);
            RawClient client(running.port());
            client.send(chunked);
            for (std::size_t at = 0; at < body.size(); at += piece) {
                std::this_thread::sleep_for(std::chrono::milliseconds(2));  // a packet of its own
                client.send(body.substr(at, piece));
            }
            CHECK(status_of(client.answer()) == 200);
        }
}

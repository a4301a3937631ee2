// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/message.h"

#include <doctest/doctest.h>

#include "lib/http/percent.h"
#include "lib/http/range.h"
#include "lib/http/response_head.h"

using namespace samsyn;
using namespace samsyn::http;

TEST_CASE("Cookies are found by their whole name")
{
    Request request;
    request.headers = {{"Cookie", "a=1; __Host-samsyn=x=y; xa=3"}, {"cookie", "late=4"}};
    CHECK(request.cookie("a") == "1");
    CHECK(request.cookie("__Host-samsyn") == "x=y");
    CHECK(request.cookie("late") == "4");
    CHECK(!request.cookie("A"));
    CHECK(!request.cookie("x"));
}

TEST_CASE("Names of headers compare without case, parameters with it")
{
    Request request;
    request.headers = {{"X-One", "1"}, {"x-one", "2"}};
    request.query = {{"Area", "1"}};
    CHECK(request.header("X-ONE") == "1");
    CHECK(!request.header("X-On"));
    CHECK(!request.parameter("area"));
    CHECK(request.parameter("Area") == "1");
}

TEST_CASE("A problem document says its code, the request and the fields at fault")
{
    Error const error{ErrorKind::conflict, "round.overlaps", {{"first_day", "overlaps"}, {"a\"\n", "b"}}};
    auto const response = problem(error, "r1");
    CHECK(response.status == 409);
    CHECK(find_field(response.headers, "content-type") == "application/problem+json");
    CHECK(response.body ==
          R"({"type":"round.overlaps","status":409,"code":"round.overlaps","request":"r1","fields":[)"
          R"({"field":"first_day","code":"overlaps"},{"field":"a\"\u000a","code":"b"}]})");
    CHECK(problem(404, "x", "r").body == R"({"type":"x","status":404,"code":"x","request":"r","fields":[]})");
}

TEST_CASE("Setting a header replaces it; cookies gather")
{
    Response response;
    response.set("A", "1").set("a", "2").set("Set-Cookie", "x").set("set-cookie", "y");
    CHECK(response.headers == Fields{{"a", "2"}, {"Set-Cookie", "x"}, {"set-cookie", "y"}});
}

TEST_CASE("Paths decode strictly")
{
    CHECK(decode_path("/") == "/");
    CHECK(decode_path("/a/%C3%A5%20b/") == "/a/å b/");
    CHECK(decode_path("/a+b/...") == "/a+b/...");
    for (auto const* path :
         {"",      "a",         "*",    "//",     "//a",           "/a//b", "/.",  "/..",  "/a/../b",
          "/a/..", "/%2e%2e/a", "/%2E", "/a%2fb", "/a%5cb",        "/a\\b", "/a%", "/a%4", "/a%zz",
          "/%00",  "/a%0ab",    "/%7f", "/%ff",   "/%C0%AE%C0%AE/"})
        CHECK_MESSAGE(!decode_path(path), path);
}

TEST_CASE("UTF-8 is what RFC 3629 says")
{
    for (auto const* text :
         {"", "a", "å", "€", "\xed\x9f\xbf", "\xee\x80\x80", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"})
        CHECK(is_utf8(text));
    for (auto const* text : {"\x80", "\xc1\x81", "\xc3", "\xe0\x80\x80", "\xed\xa0\x80", "\xe2\x82",
                             "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "a\xff"})
        CHECK(!is_utf8(text));
}

TEST_CASE("Ranges of a thing of 100 bytes")
{
    struct Case {
        char const* header;
        RangeKind kind;
        std::uint64_t first = 0;
        std::uint64_t count = 0;
    };
    for (auto const& each :
         {Case{"bytes=0-0", RangeKind::part, 0, 1}, Case{"bytes=0-", RangeKind::part, 0, 100},
          Case{"bytes=90-200", RangeKind::part, 90, 10}, Case{"bytes=-10", RangeKind::part, 90, 10},
          Case{"bytes=-1000", RangeKind::part, 0, 100}, Case{"bytes=99-99", RangeKind::part, 99, 1},
          Case{"bytes=100-", RangeKind::unsatisfiable}, Case{"bytes=-0", RangeKind::unsatisfiable},
          Case{"bytes=5-4", RangeKind::whole}, Case{"bytes=0-1,5-6", RangeKind::whole},
          Case{"lines=0-1", RangeKind::whole}, Case{"bytes=", RangeKind::whole},
          Case{"bytes=a-b", RangeKind::whole}, Case{"bytes=-", RangeKind::whole},
          Case{"bytes=99999999999999999999-", RangeKind::whole}}) {
        CAPTURE(each.header);
        auto const answer = parse_range(each.header, 100);
        CHECK(answer.kind == each.kind);
        CHECK(answer.range.first == each.first);
        CHECK(answer.range.count == each.count);
    }
    CHECK(parse_range("bytes=0-", 0).kind == RangeKind::unsatisfiable);
}

TEST_CASE("If-None-Match compares weakly")
{
    CHECK(none_match_names("\"a\"", "\"a\""));
    CHECK(none_match_names("\"b\", W/\"a\"", "\"a\""));
    CHECK(none_match_names("*", "\"a\""));
    CHECK(!none_match_names("\"b\"", "\"a\""));
    CHECK(!none_match_names("", "\"a\""));
}

TEST_CASE("No header can end its line early")
{
    Response response;
    CHECK(is_sendable(response));
    for (auto const* value : {"a\r\nb", "a\nb", "a\rb", "\x01", "\x7f"})
        CHECK(!is_sendable(Response().set("Location", value)));
    CHECK(!is_sendable(Response().set("Location", std::string("a\0b", 3))));
    CHECK(!is_sendable(Response().set("Bad Name", "a")));
    CHECK(!is_sendable(Response().set("Bad:Name", "a")));
    CHECK(!is_sendable(Response().set("", "a")));
    CHECK(is_sendable(Response().set("Location", "/å")));
    response.status = 101;
    CHECK(!is_sendable(response));
}

TEST_CASE("The head of a response")
{
    std::string head;
    append_head(head, json(201, "{}").set("Connection", "upgrade").set("Content-Length", "99"),
                {"Wed, 25 Nov 2026 10:20:39 GMT", true, false, 2});
    CHECK(head ==
          "HTTP/1.1 201 Created\r\nDate: Wed, 25 Nov 2026 10:20:39 GMT\r\nContent-Length: 2\r\n"
          "Content-Type: application/json\r\n\r\n");
    std::string none;
    append_head(none, Response{304, {}, {}, {}, {}, {}}, {"now", false, false, 0});
    CHECK(none == "HTTP/1.1 304 Not Modified\r\nDate: now\r\nConnection: close\r\n\r\n");
}

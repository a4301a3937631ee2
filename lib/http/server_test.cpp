// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/running_server_test.h"

using namespace samsyn;
using namespace samsyn::http;

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

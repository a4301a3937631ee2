// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/running_server_test.h"

using namespace samsyn;
using namespace samsyn::http;

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

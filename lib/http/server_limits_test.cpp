// SPDX-License-Identifier: EUPL-1.2
#include <atomic>

#include "lib/http/running_server_test.h"

using namespace samsyn;
using namespace samsyn::http;

TEST_CASE("Slow clients are ended, and others do not notice")
{
    ServerSettings settings;
    settings.limits.header_seconds = 1;
    settings.limits.idle_seconds = 1;
    settings.limits.body_window_seconds = 1;
    settings.limits.write_window_seconds = 1;
    auto router = echo_routes();
    std::atomic<bool> is_large_made = false;
    router.add({Method::get, "/large", [&](Request const&) {
                    auto answer = text(200, std::string(50'000'000, 'x'));
                    is_large_made = true;
                    return answer;
                }});
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
    // On a busy machine so much takes its time to make; only then is its reader slow.
    while (!is_large_made) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    std::this_thread::sleep_for(std::chrono::seconds(3));
    CHECK(slow_reader.everything().size() < 50'000'000);
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

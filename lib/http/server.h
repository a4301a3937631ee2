// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/http/router.h"

namespace samsyn::http {

// Everything a stranger can make us hold has a limit.
struct Limits {
    int header_seconds = 10;  // whole request head
    std::size_t header_bytes = 16384;
    int idle_seconds = 60;                   // keep-alive
    std::size_t body_bytes_a_second = 1024;  // slower bodies, and slower readers of answers, are ended …
    int body_window_seconds = 10;            // … counted over this time for bodies
    int write_window_seconds = 30;           // … and over this for answers
    int connections = 10000;
    int connections_an_address = 256;  // an IPv6 address counts with its /64; trusted proxies are not counted
    int queued_requests = 1024;        // waiting for a worker; more answer 503 with Retry-After
    int event_streams = 2000;
    std::size_t event_bytes = 262144;  // unsent events of one listener; more, and it is dropped
    int heartbeat_seconds = 20;        // a comment on each event stream, so that proxies keep it open
};

struct ServerSettings {
    std::string listen = "127.0.0.1:8080";  // host:port; port 0 picks one
    int io_threads = 1;
    int workers = 16;  // handlers run here, synchronously
    Limits limits;
    std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For and -Proto count
    std::string upload_folder;                 // for bodies streamed to files
};

// What is called around each request, for logs and metrics; never sees bodies.
struct Served {
    Request const& request;
    std::string pattern;  // empty: no route
    int status = 0;
    double seconds = 0;
    std::size_t sent_bytes = 0;
};

class Server {
public:
    virtual ~Server() = default;
    virtual std::uint16_t port() const = 0;
    // Stops accepting, lets running requests finish for at most `seconds`, ends event streams, returns.
    // A handler that is still running then loses its client, and is waited for. Not to be called by a
    // handler.
    virtual void stop(int seconds) = 0;
    // Blocks until stopped.
    virtual void wait() = 0;
};

struct Hooks {
    // May answer instead of the route (CSRF refusal, sign-in); sees the request with its route already
    // matched. For routes that stream bodies to files it is called before the body is read, else after. On a
    // worker.
    std::function<std::optional<Response>(Request const&, Route const&)> before;
    // May add headers to every response, or give it another body, problems and 404 included. Quick: for
    // requests refused before a worker had them it runs on an I/O thread.
    std::function<void(Request const&, Response&)> after;
    // The answer is sent (event streams: has begun). Quick: on an I/O thread.
    std::function<void(Served const&)> served;
    // A handler threw, or made a response that cannot be sent; the client got a 500.
    std::function<void(Request const&, std::string_view what)> failed;
};

// Starts listening. Refuses (throws std::runtime_error with the address) when it cannot.
std::unique_ptr<Server> start_server(ServerSettings settings, Router router, Hooks hooks);

}  // namespace samsyn::http

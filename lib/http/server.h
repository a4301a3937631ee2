// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "lib/http/router.h"

namespace samsyn::http {

// Everything a stranger can make us hold has a limit.
struct Limits {
    int header_seconds = 10;            // whole request head
    std::size_t header_bytes = 16384;
    int idle_seconds = 60;              // keep-alive
    std::size_t body_bytes_a_second = 1024;  // slower bodies are ended
    int connections = 10000;
    int connections_an_address = 256;
    int queued_requests = 1024;         // waiting for a worker; more answer 503 with Retry-After
    int event_streams = 2000;
};

struct ServerSettings {
    std::string listen = "127.0.0.1:8080";   // host:port; port 0 picks one
    int io_threads = 1;
    int workers = 16;                        // handlers run here, synchronously
    Limits limits;
    std::vector<std::string> trusted_proxies; // addresses whose X-Forwarded-For and -Proto count
    std::string upload_folder;               // for bodies streamed to files
};

// What is called around each request, for logs and metrics; never sees bodies.
struct Served {
    Request const& request;
    std::string pattern;
    int status = 0;
    double seconds = 0;
    std::size_t sent_bytes = 0;
};

class Server {
public:
    virtual ~Server() = default;
    virtual std::uint16_t port() const = 0;
    // Stops accepting, lets running requests finish for at most `seconds`, ends event streams, returns.
    virtual void stop(int seconds) = 0;
    // Blocks until stopped.
    virtual void wait() = 0;
};

// `before` may answer instead of the route (CSRF refusal, sign-in) and sees the request with its route
// already matched; `after` may add headers to every response, problems and 404 included.
struct Hooks {
    std::function<void(Request const&, Response&)> after;
    std::function<void(Served const&)> served;
};

// Starts listening. Refuses (throws std::runtime_error with the address) when it cannot.
std::unique_ptr<Server> start_server(ServerSettings settings, Router router, Hooks hooks);

}  // namespace samsyn::http

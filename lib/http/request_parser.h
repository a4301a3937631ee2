// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lib/http/message.h"

namespace samsyn::http {

// Why a request is refused before any handler sees it; `code` is a literal.
struct Refusal {
    int status = 400;
    std::string_view code;
};

// Finds the end of a request head in what has come so far. Call again with more bytes.
class HeadScanner {
public:
    struct Found {
        std::size_t head_bytes = 0;  // with the empty line; 0: not yet whole
        bool malformed = false;      // a bare LF, or no method at the start
    };
    Found scan(std::string_view received);
    void reset() { *this = {}; }

private:
    std::size_t m_scanned = 0;
    std::size_t m_line_begin = 0;
};

// Reads one request strictly: what two servers in a row could read differently is refused.
// Only HTTP/1.0 and 1.1; only targets that begin with a slash.
class RequestParser {
public:
    RequestParser();
    ~RequestParser();
    RequestParser(RequestParser const&) = delete;
    RequestParser& operator=(RequestParser const&) = delete;

    void reset();
    // Takes a whole head, with its empty line; fills method, path, query and headers (in part when refused).
    std::optional<Refusal> head(std::string_view bytes, Request& into);

    bool keep_alive() const;
    bool is_version_1_1() const;
    bool expects_continue() const;
    bool has_body() const;
    std::optional<std::uint64_t> content_length() const;  // none: chunked, or no body

    struct Step {
        std::size_t used = 0;
        bool done = false;
        std::optional<Refusal> refused = {};
    };
    // Appends decoded body bytes; refuses with 413 once more than `limit` came in all. What is not used must
    // be given again with more bytes behind it.
    Step body(std::string_view bytes, std::string& into, std::uint64_t limit);

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

}  // namespace samsyn::http

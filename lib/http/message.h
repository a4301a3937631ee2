// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/result.h"
#include "lib/http/form.h"

namespace samsyn::http {

enum class Method { get, head, post, put, patch, del, options };
std::string_view method_name(Method method);
// Methods that by definition change nothing: GET, HEAD, OPTIONS.
bool is_safe(Method method);

// The first value of a name; names of headers compare without case.
std::optional<std::string> find_field(Fields const& fields, std::string_view name);
bool has_field(Fields const& fields, std::string_view name);
bool same_name(std::string_view left, std::string_view right);

struct Request {
    Method method = Method::get;
    std::string path;                             // decoded, "/api/rounds/…", no query
    Fields query;                                 // decoded
    std::map<std::string, std::string> captured;  // {name} parts of the route's pattern
    Fields headers;
    std::string body;  // whole, within the route's limit
    std::string
        body_file;        // instead of body, for routes that stream uploads to a file; gone after the handler
    std::string peer;     // address of the client (through a trusted proxy: the forwarded one)
    bool secure = false;  // TLS here or at a trusted proxy
    std::string id;       // request id, also in the log and in problem documents

    std::optional<std::string> header(std::string_view name) const { return find_field(headers, name); }
    std::optional<std::string> cookie(std::string_view name) const;
    std::optional<std::string> parameter(std::string_view name) const;
    // application/x-www-form-urlencoded body; refused when malformed or over 2,000 fields.
    Result<Fields> form() const;
    // multipart/form-data body; at most 50 parts.
    Result<std::vector<Part>> parts() const;
};

// Sends events to one listener until it goes away. Thread-safe; a listener that cannot keep up is dropped.
class EventStream {
public:
    virtual ~EventStream() = default;
    // false once the listener is gone. `event` and `data` have no line break.
    virtual bool send(std::string_view event, std::string_view data) = 0;
    virtual bool is_open() const = 0;
    // What was sent before arrives.
    virtual void close() = 0;
};

struct Response {
    int status = 200;
    Fields headers;
    std::string body;
    // Instead of body: bytes that many responses share, sent without a copy.
    std::shared_ptr<std::string const> shared_body;
    // Set to answer with Server-Sent Events: called once, on a worker, with the open stream.
    std::function<void(std::shared_ptr<EventStream>)> on_events;
    // Set to answer with a file of the disk, sent with Range and without reading it whole.
    std::string file;

    // Replaces the header; Set-Cookie is added to those already there.
    Response& set(std::string name, std::string value);
    bool has(std::string_view name) const { return has_field(headers, name); }
};

Response text(int status, std::string body, std::string content_type = "text/plain; charset=utf-8");
Response html(int status, std::string body);
Response json(int status, std::string body);
Response see_other(std::string location);

// RFC 9457: application/problem+json with "type" (the code), "status", "code", "request", "fields".
// The client has the sentence for the code.
Response problem(Error const& error, std::string_view request_id);
Response problem(int status, std::string_view code, std::string_view request_id,
                 std::vector<FieldError> const& fields = {});
int status_of(ErrorKind kind);

}  // namespace samsyn::http

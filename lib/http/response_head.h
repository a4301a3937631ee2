// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/http/message.h"

namespace samsyn::http {

// What the connection adds to a response's own headers.
struct HeadFrame {
    std::string_view date;  // "Wed, 25 Nov 2026 10:20:39 GMT"
    bool keep_alive = true;
    bool to_version_1_0 = false;
    std::optional<std::uint64_t> content_length;  // none: the body ends with the connection
};

// Status line, frame, headers and the empty line, appended. The handler's own Content-Length,
// Transfer-Encoding, Connection and Date are left out: only the server knows them.
void append_head(std::string& to, Response const& response, HeadFrame const& frame);

// No name or value can end its line early, and the status is one we may send.
bool is_sendable(Response const& response);

// 204 and 304 have no body and no length.
bool has_no_body(int status);

}  // namespace samsyn::http

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace samsyn::http {

struct Response;
struct Request;

struct ByteRange {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
};

enum class RangeKind {
    whole,          // no range, or one we need not honour: several ranges, another unit, malformed
    part,           // 206
    unsatisfiable,  // 416
};

struct RangeAnswer {
    RangeKind kind = RangeKind::whole;
    ByteRange range = {};
};

// What a Range header asks of something of `size` bytes (RFC 9110, section 14).
RangeAnswer parse_range(std::string_view header, std::uint64_t size);

// Applies Range and If-Range of the request to an answer of `size` bytes: sets status, Accept-Ranges and
// Content-Range, and says which bytes are to be sent. If-Range needs the ETag of the response.
ByteRange apply_range(Request const& request, Response& response, std::uint64_t size);

// Does If-None-Match name this ETag? Compared weakly, as RFC 9110 asks.
bool none_match_names(std::string_view header, std::string_view etag);

}  // namespace samsyn::http

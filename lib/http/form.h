// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/result.h"

namespace samsyn::http {

// Name and value pairs in the order they came.
using Fields = std::vector<std::pair<std::string, std::string>>;

// One part of a multipart/form-data body.
struct Part {
    std::string name;
    std::string file_name;  // empty when it is not a file
    std::string content_type;
    std::string content;
};

inline constexpr std::size_t most_form_fields = 2000;
inline constexpr std::size_t most_parts = 50;
inline constexpr std::size_t most_part_header_bytes = 8192;

// Reads "a=1&b=2", as queries and plain forms have it. Refuses (form.malformed, form.too_many_fields) a bad
// percent sign, a NUL, what is not UTF-8, and more than most_form_fields pairs. Linear in the body.
Result<Fields> parse_form(std::string_view body);

// Reads a multipart/form-data body (RFC 7578). Refuses (multipart.malformed, multipart.too_many_parts,
// multipart.header_too_large) what is not whole and well-formed. Linear in the body.
Result<std::vector<Part>> parse_multipart(std::string_view body, std::string_view boundary);

// The boundary named by a Content-Type of multipart/form-data; none when it is something else or malformed.
std::optional<std::string> multipart_boundary(std::string_view content_type);

}  // namespace samsyn::http

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace samsyn::http {

enum class Plus { stays, is_space };

// Decodes %xx. None when a percent sign is not followed by two hexadecimal digits.
std::optional<std::string> percent_decode(std::string_view text, Plus plus);

// Text as one value of a query: everything but letters, digits and - . _ ~ / as %xx.
std::string percent_encode(std::string_view text);

// Decodes the path of a request target strictly: it starts with a slash, and has no empty or dot segment,
// no slash or backslash hidden by %xx, no control character, and is UTF-8. None otherwise.
std::optional<std::string> decode_path(std::string_view path);

bool is_utf8(std::string_view text);

}  // namespace samsyn::http

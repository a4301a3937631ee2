// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

namespace samsyn::http {

// Quick rather than smallest: it happens when the server starts. Files made smaller beforehand win over
// these.
std::string gzip(std::string_view bytes);
std::string brotli(std::string_view bytes);

// Does an Accept-Encoding header allow this coding (RFC 9110, section 12.5.3)? Absent means no here.
bool accepts_encoding(std::string_view header, std::string_view coding);

}  // namespace samsyn::http

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/http/message.h"
#include "src/features/identity/usecases/sign_in.h"

namespace samsyn::identity {

// The browser's side of signing in. Loopback counts as secure for browsers, so these work there without TLS.
inline constexpr auto session_cookie = "__Host-samsyn";
inline constexpr auto link_cookie = "__Host-samsyn-link";      // came by a reminder's link
inline constexpr auto step_cookie = "__Host-samsyn-step";      // waits for a one-time code
inline constexpr auto device_cookie = "__Host-samsyn-device";  // has signed in before; a year

// A session cookie goes with the browser; a lasting one stays a year.
enum class Lasting { session, year, over };
void set_cookie(http::Response& response, std::string_view name, std::string const& value, Lasting lasting);

Visitor visitor_of(http::Request const& request);

// Browser and system by the words of User-Agent: "Firefox, Windows". Enough to know one's own again.
std::string device_of(std::string_view user_agent);

}  // namespace samsyn::identity

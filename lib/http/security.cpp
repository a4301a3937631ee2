// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/security.h"

namespace samsyn::http {

namespace {

void add(Response& response, char const* name, char const* value)
{
    if (!response.has(name)) response.headers.emplace_back(name, value);
}

std::string_view without_suffix(std::string_view text, std::string_view suffix)
{
    if (text.ends_with(suffix)) text.remove_suffix(suffix.size());
    return text;
}

// "https://samsyn.example:443" is the host "samsyn.example". Behind TLS, a page without it is not our own.
bool is_own_origin(std::string_view origin, std::string_view host, bool secure)
{
    bool const is_https = origin.starts_with("https://");
    bool const is_http = origin.starts_with("http://") && !secure;
    if (host.empty() || (!is_https && !is_http)) return false;
    origin.remove_prefix(is_https ? 8 : 7);
    auto const usual_port = is_https ? ":443" : ":80";
    return same_name(without_suffix(origin, usual_port), without_suffix(host, usual_port));
}

}  // namespace

bool cross_site(Request const& request)
{
    if (is_safe(request.method)) return false;
    if (auto const site = request.header("sec-fetch-site")) return *site != "same-origin" && *site != "none";
    auto const origin = request.header("origin");
    return !origin || !is_own_origin(*origin, request.header("host").value_or(""), request.secure);
}

char const* const page_content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'";

void add_security_headers(Response& response, HeaderPolicy policy)
{
    add(response, "Content-Security-Policy", page_content_security_policy);
    add(response, "X-Content-Type-Options", "nosniff");
    add(response, "Referrer-Policy", "no-referrer");
    add(response, "Cross-Origin-Opener-Policy", "same-origin");
    add(response, "Cross-Origin-Resource-Policy", "same-origin");
    add(response, "Permissions-Policy",
        "accelerometer=(), camera=(self), display-capture=(), geolocation=(self), gyroscope=(), "
        "magnetometer=(), "
        "microphone=(), midi=(), payment=(), usb=()");
    if (policy.secure) add(response, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    if (policy.authenticated) add(response, "Cache-Control", "no-store");
}

}  // namespace samsyn::http

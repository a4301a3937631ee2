// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/security.h"

#include <doctest/doctest.h>

#include <array>
#include <optional>

using namespace samsyn::http;

namespace {

Request change(std::optional<std::string> site, std::optional<std::string> origin, bool secure = false)
{
    Request request;
    request.method = Method::post;
    request.secure = secure;
    request.headers = {{"Host", "samsyn.example"}, {"Cookie", "session=1"}};
    if (site) request.headers.emplace_back("Sec-Fetch-Site", *site);
    if (origin) request.headers.emplace_back("Origin", *origin);
    return request;
}

}  // namespace

TEST_CASE("A change is refused unless it comes from our own site: all 24 combinations")
{
    // Columns: Origin absent, own, own with another scheme's port, foreign.
    std::array<std::optional<std::string>, 4> const origins = {
        std::nullopt, "https://samsyn.example", "https://samsyn.example:8443", "https://evil.example"};
    struct Row {
        std::optional<std::string> site;
        std::array<bool, 4> is_cross;
    };
    std::array<Row, 6> const rows = {{
        {"same-origin", {false, false, false, false}},
        {"none", {false, false, false, false}},
        {"same-site", {true, true, true, true}},
        {"cross-site", {true, true, true, true}},
        {"nonsense", {true, true, true, true}},
        {std::nullopt, {true, false, true, true}},
    }};
    for (auto const& row : rows)
        for (std::size_t i = 0; i < origins.size(); ++i) {
            CAPTURE(row.site.value_or("(absent)"));
            CAPTURE(origins[i].value_or("(absent)"));
            CHECK(cross_site(change(row.site, origins[i])) == row.is_cross[i]);
        }
}

TEST_CASE("Own origins in their spellings, and those that only look so")
{
    for (auto const* own : {"https://samsyn.example", "https://SAMSYN.example", "https://samsyn.example:443",
                            "http://samsyn.example"})
        CHECK_MESSAGE(!cross_site(change(std::nullopt, own)), own);
    for (auto const* other :
         {"null", "", "samsyn.example", "https://samsyn.example.evil.example", "https://evil-samsyn.example",
          "https://samsyn.example/", "ftp://samsyn.example", "https://samsyn.example:444", "https://"})
        CHECK_MESSAGE(cross_site(change(std::nullopt, other)), other);
}

TEST_CASE("Behind TLS the unencrypted page of the same host is another site")
{
    CHECK(cross_site(change(std::nullopt, "http://samsyn.example", true)));
    CHECK(!cross_site(change(std::nullopt, "https://samsyn.example", true)));
}

TEST_CASE("Reading is never refused, and every changing method is looked at")
{
    auto request = change("cross-site", "https://evil.example");
    for (auto const method : {Method::get, Method::head, Method::options}) {
        request.method = method;
        CHECK(!cross_site(request));
    }
    for (auto const method : {Method::post, Method::put, Method::patch, Method::del}) {
        request.method = method;
        CHECK(cross_site(request));
    }
}

TEST_CASE("Every response gets the headers that keep browsers careful")
{
    auto response = json(200, "{}");
    add_security_headers(response, {.secure = true, .authenticated = true});
    CHECK(find_field(response.headers, "content-security-policy")
              ->starts_with("default-src 'none'; script-src 'self';"));
    CHECK(find_field(response.headers, "x-content-type-options") == "nosniff");
    CHECK(find_field(response.headers, "referrer-policy") == "no-referrer");
    CHECK(find_field(response.headers, "cross-origin-opener-policy") == "same-origin");
    CHECK(find_field(response.headers, "cross-origin-resource-policy") == "same-origin");
    CHECK(find_field(response.headers, "strict-transport-security") == "max-age=31536000; includeSubDomains");
    CHECK(find_field(response.headers, "cache-control") == "no-store");
    CHECK(response.has("permissions-policy"));
}

TEST_CASE("What a response has already stays, and TLS is not promised where there is none")
{
    auto response = json(200, "{}");
    response.set("Cache-Control", "public, max-age=60").set("Content-Security-Policy", "default-src *");
    add_security_headers(response, {.secure = false, .authenticated = true});
    CHECK(find_field(response.headers, "cache-control") == "public, max-age=60");
    CHECK(find_field(response.headers, "content-security-policy") == "default-src *");
    CHECK(!response.has("strict-transport-security"));
    auto open = json(200, "{}");
    add_security_headers(open, {});
    CHECK(!open.has("cache-control"));
}

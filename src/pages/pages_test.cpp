// SPDX-License-Identifier: EUPL-1.2
#include "src/pages/pages.h"

#include <doctest/doctest.h>

#include "lib/http/percent.h"
#include "src/pages/routes.h"

using namespace samsyn;
using pages::Pages;

namespace {

http::Request request_of(std::string path, http::Fields headers = {})
{
    http::Request request;
    request.path = std::move(path);
    request.headers = std::move(headers);
    return request;
}

bool holds(http::Response const& response, std::string_view part)
{
    return response.body.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a page speaks the reader's language")
{
    Pages const pages({});
    auto const swedish =
        pages.show(request_of("/tillganglighet"), {"accessibility", "pages.accessibility.title"});
    CHECK(holds(swedish, "<html lang=\"sv\">"));
    CHECK(holds(swedish, "Tillgänglighet"));
    CHECK(http::find_field(swedish.headers, "Cache-Control") == "no-store");
    auto const english = pages.show(request_of("/tillganglighet", {{"Cookie", "samsyn_lang=en"}}),
                                    {"accessibility", "pages.accessibility.title"});
    CHECK(holds(english, "<html lang=\"en\">"));
    CHECK(holds(english, "Accessibility"));
}

TEST_CASE("the language is the cookie's, else the browser's, else Swedish")
{
    using texts::Language;
    CHECK(pages::language_of(request_of("/")) == Language::sv);
    CHECK(pages::language_of(request_of("/", {{"Accept-Language", "en-GB,sv;q=0.5"}})) == Language::en);
    CHECK(pages::language_of(request_of("/", {{"Accept-Language", "en"}, {"Cookie", "samsyn_lang=sv"}})) ==
          Language::sv);
    CHECK(pages::language_of(request_of("/", {{"Cookie", "samsyn_lang=xx"}})) == Language::sv);
}

TEST_CASE("a refused form says what to put right and keeps what was typed")
{
    Pages const pages({});
    Error const refused{
        ErrorKind::invalid, "request.invalid", {{"email", "field.required"}, {"other", "field.required"}}};
    auto const values =
        pages.form(request_of("/"), {{.name = "email", .label = "app.name", .value = "a@b"}}, refused);
    auto const& fields = std::get<html::Value::Fields>(values.held());
    auto const& email = std::get<html::Value::Fields>(fields.at("email").held());
    CHECK(std::get<std::string>(email.at("value").held()) == "a@b");
    CHECK(std::get<std::string>(email.at("error").held()) ==
          pages.sentence(texts::Language::sv, "field.required"));
    auto const& errors = std::get<html::Value::Fields>(fields.at("errors").held());
    CHECK(std::get<html::Value::List>(errors.at("list").held()).size() == 2);
}

TEST_CASE("only a path of this site is gone on to")
{
    CHECK(pages::local_path("/app/rapporter?x=1", "/app") == "/app/rapporter?x=1");
    for (auto const* bad : {"", "app", "//evil.example", "/\\evil.example", "https://evil.example",
                            "/a\r\nSet-Cookie: x", "/a b"})
        CHECK(pages::local_path(bad, "/app") == "/app");
}

TEST_CASE("signing in comes back to the very page, its query too")
{
    auto const next_of = [](http::Request const& request) {
        auto const to = http::find_field(pages::to_sign_in(request).headers, "Location").value_or("");
        REQUIRE(to.starts_with("/logga-in?next="));
        return http::percent_decode(to.substr(15), http::Plus::is_space).value_or("");
    };
    auto picture = request_of("/app/lagesbild");
    picture.query = {{"omrade", "söder & norr"}, {"kategori", "a.b"}};
    CHECK(next_of(picture) == "/app/lagesbild?omrade=s%C3%B6der%20%26%20norr&kategori=a.b");
    CHECK(pages::local_path(next_of(picture), "/app") == next_of(picture));
    CHECK(next_of(request_of("/rapport")) == "/rapport");
    auto posted = picture;
    posted.method = http::Method::post;
    CHECK(next_of(posted) == "/app/lagesbild");
    // A path that would be another host's comes to nothing when it is gone on to.
    CHECK(pages::local_path(next_of(request_of("//evil.example/a")), "/app") == "/app");
}

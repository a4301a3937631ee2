// SPDX-License-Identifier: EUPL-1.2
#include "src/pages/pages.h"

#include <doctest/doctest.h>

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

// SPDX-License-Identifier: EUPL-1.2
#include "lib/html/templates.h"

#include <doctest/doctest.h>

#include <fstream>
#include <stdexcept>

#include "tests/support/temp_folder.h"

using namespace samsyn;

namespace {

html::Templates with(tests::TempFolder const& folder, std::string const& name, std::string const& source)
{
    std::ofstream(folder.path() + "/" + name + ".mustache") << source;
    return html::Templates(folder.path());
}

std::string no_text(std::string const& key) { return key; }

}  // namespace

TEST_CASE("what people wrote never becomes markup")
{
    tests::TempFolder const folder;
    auto const templates = with(folder, "page", R"(<p title="{{name}}">{{name}}</p>)");
    auto const shown = templates.render(
        "page", html::Value::Fields{{"name", R"x(<img src=x onerror="a('b')">&)x"}}, no_text);
    CHECK(shown ==
          "<p title=\"&lt;img src=x onerror=&quot;a(&apos;b&apos;)&quot;&gt;&amp;\">"
          "&lt;img src=x onerror=&quot;a(&apos;b&apos;)&quot;&gt;&amp;</p>");
}

TEST_CASE("a template that could leave something unescaped is refused")
{
    tests::TempFolder const folder;
    CHECK_THROWS_AS(with(folder, "page", "{{{name}}}"), std::runtime_error);
    CHECK_THROWS_AS(with(folder, "page", "{{& name}}"), std::runtime_error);
    CHECK_THROWS_AS(with(folder, "page", "{{#open}} never closed"), std::runtime_error);
    CHECK_THROWS_AS(html::Templates("/nowhere"), std::runtime_error);
}

TEST_CASE("texts fill their placeholders from the values around them, escaped")
{
    tests::TempFolder const folder;
    auto const templates = with(folder, "page", "{{#people}}{{#t}}greeting{{/t}};{{/people}}");
    html::Value values;
    values["people"] =
        html::Value::List{html::Value::Fields{{"name", "Åsa"}}, html::Value::Fields{{"name", "<b>"}}};
    auto const text = [](std::string const& key) { return key == "greeting" ? "Hej & tack, {{name}}" : ""; };
    CHECK(templates.render("page", values, text) == "Hej &amp; tack, Åsa;Hej &amp; tack, &lt;b&gt;;");
}

TEST_CASE("templates use each other, and a value of the same name hides nothing")
{
    tests::TempFolder const folder;
    with(folder, "field", "[{{id}}]");
    auto const templates =
        with(folder, "page", "{{#field}}{{> field}}{{/field}}{{^none}}-{{/none}}{{#empty}}!{{/empty}}");
    html::Value values;
    values["field"] = html::Value::Fields{{"id", 7}};
    values["empty"] = "";
    CHECK(templates.render("page", values, no_text) == "[7]-");
}

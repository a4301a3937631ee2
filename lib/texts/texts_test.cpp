// SPDX-License-Identifier: EUPL-1.2
#include "lib/texts/texts.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace samsyn::texts;

TEST_CASE("a text is found by its key in both languages")
{
    Texts const texts("texts");
    CHECK(texts.text_of(Language::sv, "app.sign_out") == "Logga ut");
    CHECK(texts.text_of(Language::en, "app.sign_out") == "Sign out");
    CHECK(texts.text_of(Language::sv, "ui.share", {{"part", "12"}, {"whole", "13"}}) == "12 av 13");
    CHECK(texts.find(Language::sv, "ui.share") == "{{part}} av {{whole}}");
}

TEST_CASE("a count chooses its form")
{
    Texts const texts("texts");
    CHECK(texts.counted(Language::sv, "ui.rows", 1) == "1 rad");
    CHECK(texts.counted(Language::sv, "ui.rows", 0) == "0 rader");
    CHECK(texts.counted(Language::sv, "ui.rows", 12) == "12 rader");
    CHECK(texts.counted(Language::sv, "ui.rows", 12811, {{"count", "12 811"}}) == "12 811 rader");
}

TEST_CASE("a key nobody has written shows itself, and a missing folder is told")
{
    CHECK(Texts("texts").text_of(Language::sv, "no.such.key") == "no.such.key");
    CHECK_THROWS_AS(Texts("nowhere"), std::runtime_error);
}

TEST_CASE("the texts built in are those of the folder")
{
    Texts const texts("texts");
    for (auto const language : {Language::sv, Language::en})
        for (auto const* key : {"app.sign_out", "error.page.not_found", "situation.own_only"})
            CHECK(Texts::built_in().find(language, key) == texts.find(language, key));
}

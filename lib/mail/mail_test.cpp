// SPDX-License-Identifier: EUPL-1.2
#include "lib/mail/mail.h"

#include <doctest/doctest.h>

using namespace samsyn;

namespace {

mail::Mail message()
{
    return {Uuid::from_name("a message"),
            "samsyn@ankvik.example",
            "anna@skolan.example",
            "Rapportera",
            "Hej\n",
            *UtcTime::parse("2026-11-25T09:05:04Z")};
}

bool holds(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a message has its headers, an empty line and its text")
{
    auto const text = mail::compose(message());
    REQUIRE(text);
    CHECK(holds(
        *text,
        "From: Samsyn <samsyn@ankvik.example>\r\nTo: <anna@skolan.example>\r\nSubject: Rapportera\r\n"));
    CHECK(holds(*text, "\r\nDate: Wed, 25 Nov 2026 09:05:04 +0000\r\n"));
    CHECK(holds(*text, "@ankvik.example>\r\n"));
    CHECK(text->ends_with("\r\n\r\nHej\r\n"));
}

TEST_CASE("Swedish in a subject is written as encoded words of at most 75 characters, whole letters each")
{
    auto swedish = message();
    swedish.subject =
        "Påminnelse: rapportera för Norrbyskolan, Ängsbiblioteket, Österängen och Åkerö före fredag";
    auto const text = mail::compose(swedish);
    REQUIRE(text);
    auto const start = text->find("Subject: ") + 9;
    auto const header = text->substr(start, text->find("\r\nDate:") - start);
    CHECK(header.starts_with("=?UTF-8?B?UMOlbWlubmVsc2U6"));
    std::size_t from = 0;
    for (auto end = header.find("\r\n "); from < header.size(); end = header.find("\r\n ", from)) {
        auto const word = header.substr(from, end == std::string::npos ? end : end - from);
        CHECK(word.size() <= 75);
        CHECK(word.ends_with("?="));
        from = end == std::string::npos ? header.size() : end + 3;
    }
}

TEST_CASE("nothing in a subject or an address can become a header of its own")
{
    auto sly = message();
    sly.subject = "Hej\r\nBcc: <everybody@example.com>";
    auto const text = mail::compose(sly);
    REQUIRE(text);
    CHECK_FALSE(holds(*text, "\nBcc:"));
    for (auto const* address :
         {"", "anna", "@skolan.example", "anna@", "anna@skolan.example\r\nBcc: x@y.example", "a b@c.example",
          "anna@skolan.example>,<x@y.example", "a@b@c.example", "å@skolan.example", "-x@skolan.example",
          "anna@.example", "anna@example."}) {
        auto wrong = message();
        wrong.to = address;
        REQUIRE_FALSE(mail::compose(wrong));
        CHECK(mail::compose(wrong).error().code == "mail.address");
    }
    CHECK(mail::is_address("a.b+c'd@xn--rebro-1ua.example"));
    CHECK_FALSE(mail::is_address(std::string(250, 'a') + "@b.se"));
}

TEST_CASE("a line too long for mail makes the text base64")
{
    auto wide = message();
    wide.body = std::string(2000, 'x');
    auto const text = mail::compose(wide);
    REQUIRE(text);
    CHECK(holds(*text, "Content-Transfer-Encoding: base64\r\n\r\neHh4"));
    std::size_t longest = 0;
    for (std::size_t from = 0, end = 0; (end = text->find("\r\n", from)) != std::string::npos; from = end + 2)
        longest = std::max(longest, end - from);
    CHECK(longest <= 100);
}

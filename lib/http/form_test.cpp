// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/form.h"

#include <doctest/doctest.h>

#include <chrono>
#include <random>

#include "lib/http/message.h"

using namespace samsyn;
using namespace samsyn::http;

namespace {

std::string part(std::string const& headers, std::string const& content)
{
    return "--X\r\n" + headers + "\r\n\r\n" + content + "\r\n";
}

std::string field(std::string const& name, std::string const& content)
{
    return part("Content-Disposition: form-data; name=\"" + name + "\"", content);
}

std::string code_of(Result<std::vector<Part>> const& parts)
{
    return parts ? "accepted" : parts.error().code;
}
std::string code_of(Result<Fields> const& fields) { return fields ? "accepted" : fields.error().code; }

}  // namespace

TEST_CASE("A form is read in order, with pluses, percent signs, repeats and empty values")
{
    auto const fields = parse_form("a=1&b=%C3%A5+x&a=2&empty=&bare&=nameless&&c=a%3Db%26");
    REQUIRE(fields);
    CHECK(*fields == Fields{{"a", "1"},
                            {"b", "å x"},
                            {"a", "2"},
                            {"empty", ""},
                            {"bare", ""},
                            {"", "nameless"},
                            {"c", "a=b&"}});
    CHECK(parse_form("")->empty());
}

TEST_CASE("A malformed form is refused")
{
    for (auto const* body :
         {"a=%", "a=%2", "a=%2g", "%zz=1", "a=%00", "a=%ff", "a=%C0%80", "a=%ED%A0%80", "a=%F5%80%80%80"})
        CHECK_MESSAGE(code_of(parse_form(body)) == "form.malformed", body);
    std::string many;
    for (int i = 0; i < 2000; ++i) many += "a=1&";
    CHECK(parse_form(many)->size() == 2000);
    CHECK(code_of(parse_form(many + "a=1")) == "form.too_many_fields");
}

TEST_CASE("The parts of a multipart body")
{
    auto const body = field("text", "rad ett\r\nrad två") + field("empty", "") +
                      part(
                          "content-disposition: form-data; name=photo; filename=\"a "
                          "\\\"b\\\".jpg\"\r\nContent-Type: image/jpeg",
                          std::string("\0\xff--X\r\n-", 8)) +
                      "--X--\r\n";
    auto const parts = parse_multipart(body, "X");
    REQUIRE_MESSAGE(parts, code_of(parts));
    REQUIRE(parts->size() == 3);
    CHECK((*parts)[0].name == "text");
    CHECK((*parts)[0].content == "rad ett\r\nrad två");
    CHECK((*parts)[1].content.empty());
    CHECK((*parts)[2].name == "photo");
    CHECK((*parts)[2].file_name == "a \"b\".jpg");
    CHECK((*parts)[2].content_type == "image/jpeg");
    CHECK((*parts)[2].content == std::string("\0\xff--X\r\n-", 8));
    CHECK(parse_multipart("--X--", "X")->empty());
}

TEST_CASE("A multipart body that is not whole and well-formed is refused")
{
    auto const good = field("a", "1");
    for (auto const& body : {
             std::string(),
             std::string("--X"),
             std::string("--X\r\n"),
             good,
             good + "--X",
             good + "--X-",
             good + "--X--junk",
             "preamble\r\n" + good + "--X--",
             std::string("--Y--"),
             "--X junk\r\n" + good.substr(5) + "--X--",
             part("Content-Type: text/plain", "no name") + "--X--",
             part("Content-Disposition: form-data", "x") + "--X--",
             part("Content-Disposition: attachment; name=\"a\"", "x") + "--X--",
             part("Content-Disposition: form-data; name=\"a", "x") + "--X--",
             part("Content-Disposition: form-data; name=\"a\" junk", "x") + "--X--",
             part("Content-Disposition: form-data; name", "x") + "--X--",
             part("Content-Disposition: form-data; name=\"\xff\"", "x") + "--X--",
             part("Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b", "x") +
                 "--X--",
             part("no colon", "x") + "--X--",
             part(": no name", "x") + "--X--",
             part(std::string("Content-Disposition: form-data; name=\"a\0b\"", 42), "x") + "--X--",
             part("Content-Disposition: form-data; name=\"a\nb\"", "x") + "--X--",
             std::string("--X\nContent-Disposition: form-data; name=a\n\nx\n--X--"),
         })
        CHECK_MESSAGE(code_of(parse_multipart(body, "X")) == "multipart.malformed", body);
    for (auto const* boundary : {"", "a b ", "a\"b", "a\r\nb"})
        CHECK_MESSAGE(code_of(parse_multipart("--X--", boundary)) == "multipart.malformed", boundary);
    CHECK(code_of(parse_multipart("--" + std::string(71, 'b') + "--", std::string(71, 'b'))) ==
          "multipart.malformed");
}

TEST_CASE("Multipart limits: 50 parts, 8 KiB of headers a part")
{
    std::string parts;
    for (int i = 0; i < 50; ++i) parts += field("a", "1");
    CHECK(parse_multipart(parts + "--X--", "X")->size() == 50);
    CHECK(code_of(parse_multipart(parts + field("a", "1") + "--X--", "X")) == "multipart.too_many_parts");
    std::string const disposition = "Content-Disposition: form-data; name=a\r\nX-Fill: ";
    CHECK(
        parse_multipart(part(disposition + std::string(8192 - disposition.size(), 'x'), "1") + "--X--", "X"));
    auto const large =
        parse_multipart(part(disposition + std::string(8193 - disposition.size(), 'x'), "1") + "--X--", "X");
    CHECK(code_of(large) == "multipart.header_too_large");
}

TEST_CASE("The boundary is found in a Content-Type")
{
    CHECK(multipart_boundary("multipart/form-data; boundary=abc") == "abc");
    CHECK(multipart_boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"") == "a b");
    for (auto const* type : {"", "text/plain; boundary=abc", "multipart/form-data",
                             "multipart/form-data; boundary=", "multipart/form-data; boundary=\"abc",
                             "multipart/mixed; boundary=abc"})
        CHECK_MESSAGE(!multipart_boundary(type), type);
}

TEST_CASE("Reading takes time in proportion to the body, also when it almost matches everywhere")
{
    std::string almost;
    while (almost.size() < 4'000'000) almost += "\r\n--" + std::string(60, 'b') + "a";
    auto const body =
        "--" + std::string(70, 'b') + "\r\nContent-Disposition: form-data; name=a\r\n\r\n" + almost;
    auto const begin = std::chrono::steady_clock::now();
    CHECK(code_of(parse_multipart(body, std::string(70, 'b'))) == "multipart.malformed");
    CHECK(code_of(parse_form(std::string(4'000'000, '&') + "%")) == "form.malformed");
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
}

TEST_CASE("Any damage to a body gives parts or a refusal")
{
    auto const whole =
        field("a", "1") + part("Content-Disposition: form-data; name=b; filename=\"c\"", "2") + "--X--\r\n";
    std::mt19937 random(7);
    for (int round = 0; round < 5000; ++round) {
        auto body = whole;
        for (int change = 0; change < 3; ++change)
            body[random() % body.size()] = "-X\r\n\";=: a\0"[random() % 12];
        body.resize(random() % 4 == 0 ? random() % body.size() : body.size());
        auto const parts = parse_multipart(body, "X");
        if (!parts) continue;
        std::size_t bytes = 0;
        for (auto const& each : *parts) bytes += each.content.size();
        CHECK(bytes <= body.size());
    }
}

TEST_CASE("A request reads its form and its parts only when it says that it has them")
{
    Request request;
    request.body = "a=1";
    CHECK(code_of(request.form()) == "form.wrong_content_type");
    CHECK(code_of(request.parts()) == "multipart.wrong_content_type");
    request.headers = {{"content-type", "application/x-www-form-urlencoded; charset=UTF-8"}};
    CHECK(*request.form() == Fields{{"a", "1"}});
    request.headers = {{"Content-Type", "multipart/form-data; boundary=X"}};
    request.body = field("a", "1") + "--X--";
    CHECK(request.parts()->front().content == "1");
}

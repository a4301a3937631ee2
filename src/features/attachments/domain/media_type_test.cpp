// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "lib/base/enum_text.h"
#include "src/features/attachments/domain/file_name.h"

namespace samsyn::attachments {
namespace {

using namespace std::string_literals;

std::string type_of(std::string const& bytes, std::vector<std::string> const& entries = {},
                    std::string const& name = "fil")
{
    auto const type = media_type_of(bytes, entries, name);
    return type ? enum_text(*type) : "none";
}

}  // namespace

TEST_CASE("what a file is follows from its content, whatever it is called")
{
    CHECK(type_of("%PDF-1.7\n", {}, "bild.png") == "pdf");
    CHECK(type_of("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, {}, "bild.pdf") == "png");
    CHECK(type_of("\xFF\xD8\xFF\xE0xJFIF"s) == "jpeg");
    CHECK(type_of("RIFF\x10\0\0\0WEBPVP8 xxxx"s) == "webp");
    CHECK(type_of("PK\3\4", {"[Content_Types].xml", "xl/workbook.xml"}) == "xlsx");
    CHECK(type_of("PK\3\4", {"word/document.xml"}) == "docx");
    auto const head = "PK\3\4"s + std::string(26, '\0');
    auto const odt = head + "mimetypeapplication/vnd.oasis.opendocument.textPK";
    CHECK(type_of(odt, {"mimetype", "content.xml"}) == "odt");
    CHECK(type_of("område;antal\nHulta;3\n", {}, "Antal.CSV") == "csv");
    CHECK(type_of("Anteckningar från mötet\n", {}, "möte.doc") == "text");
}

TEST_CASE("what a browser or a machine would run, and what is not known, may not be attached")
{
    for (auto const& bytes : {"<!DOCTYPE html><script>"s, "\xEF\xBB\xBF\n <svg onload='x'>"s, "MZ\x90\0\3"s,
                              "\x7F"
                              "ELF"s,
                              "GIF89a\1\0"s, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s, " \n\t"s, ""s,
                              "text\0text"s, "\x89PNG\r\n\x1A\nIEND"s, "RIFF\x10\0\0\0WAVEfmt "s})
        CHECK(type_of(bytes) == "none");
    CHECK(type_of("PK\3\4", {"AndroidManifest.xml", "classes.dex"}) == "none");
    CHECK(type_of("PK\3\4", {"mimetype", "content.xml"}) == "none");
    CHECK(has_macros({"word/document.xml", "word/vbaProject.bin"}));
    CHECK(has_macros({"Basic/Standard/Module1.xml"}));
    CHECK_FALSE(has_macros({"word/document.xml"}));
}

TEST_CASE("a file's name is one that any machine can keep and that shows itself as it is")
{
    auto const clean = [](std::string const& said) { return clean_file_name(said, MediaType::pdf); };
    CHECK(clean("Protokoll 2026-03-02.pdf") == "Protokoll 2026-03-02.pdf");
    CHECK(clean("Åtgärder \u2013 våren.PDF") == "Åtgärder \u2013 våren.pdf");
    CHECK(clean("../../etc/passwd") == "passwd.pdf");
    CHECK(clean("C:\\Users\\a\\bild.pdf") == "bild.pdf");
    CHECK(clean("faktura\u202Efdp.exe") == "fakturafdp.exe.pdf");
    CHECK(clean("a\r\nSet-Cookie: x\x7F.pdf") == "aSet-Cookie- x.pdf");
    CHECK(clean("\u200B\uFEFFm\u00F6te\u2066\u00A0\u00A01.pdf") == "m\u00F6te 1.pdf");
    CHECK(clean("en\xFF\xC3sak.pdf") == "ensak.pdf");
    CHECK(clean(". .dold. .pdf") == "dold.pdf");
    CHECK(clean("con.pdf") == "_con.pdf");
    CHECK(clean("a<b>|c?.pdf") == "a-b--c-.pdf");
    CHECK(clean("..") == "");
    CHECK(clean("/") == "");
    CHECK(clean_file_name("torget.JPEG", MediaType::jpeg) == "torget.jpeg");
    CHECK(name_as("torget.norr.png", MediaType::jpeg) == "torget.norr.jpg");
    std::string signs;
    for (int i = 0; i < 300; ++i) signs += "å";
    CHECK(clean(signs + ".pdf").size() == 2 * most_name_signs + 4);
}

}  // namespace samsyn::attachments

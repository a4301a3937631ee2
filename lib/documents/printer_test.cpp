// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/printer.h"

#include <doctest/doctest.h>

#include <fstream>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "lib/documents/pdf_checker.h"
#include "lib/documents/sample_test.h"

namespace samsyn::documents {
namespace {

// The structure as one line: role, what is said, parts.
std::string outline(QPDFObjectHandle element)
{
    std::string text = element.getKey("/S").getName().substr(1);
    for (auto const* const key : {"/Alt", "/ActualText"})
        if (element.getKey(key).isString()) text += "'" + element.getKey(key).getUTF8Value() + "'";
    std::string parts;
    for (auto& part : element.getKey("/K").getArrayAsVector())
        if (part.hasKey("/S")) parts += (parts.empty() ? "" : " ") + outline(part);
    return parts.empty() ? text : text + "(" + parts + ")";
}

}  // namespace

TEST_CASE("A printed document is found without fault by the checker")
{
    auto const faults = check_pdf(printer().pdf(sample()));
    for (auto const& fault : faults) MESSAGE(fault.rule, " page ", fault.page, " ", fault.what);
    CHECK(faults.empty());
}

TEST_CASE("The structure says everything once, in reading order")
{
    auto const bytes = printer().pdf(sample(1));
    QPDF file;
    file.processMemoryFile("printed", bytes.data(), bytes.size());
    CHECK(
        outline(file.getRoot().getKey("/StructTreeRoot").getKey("/K")) ==
        "Document(H1 P P H2 Table(THead(TR(TH TH TH)) TBody(TR(TH TD TD(Span'Agera' Span)))) "
        "L(LI(Lbl LBody) LI(Lbl(Span'Agera') LBody)) P(Span'Agera' Span) H2 Figure'En karta med en plats')");
    CHECK(file.getRoot().getKey("/Lang").getUTF8Value() == "sv-SE");
    CHECK(file.getTrailer().getKey("/Info").getKey("/Title").getUTF8Value() == "Lägesbild & handlingsplan");
}

TEST_CASE("A table longer than a page goes on over the next with its headings")
{
    auto const bytes = printer().pdf(sample(120));
    QPDF file;
    file.processMemoryFile("printed", bytes.data(), bytes.size());
    auto pages = QPDFPageDocumentHelper(file).getAllPages();
    CHECK(pages.size() == 5);  // four of the table, one on its side
    auto media = pages.back().getObjectHandle().getKey("/MediaBox");
    CHECK(media.getArrayItem(2).getNumericValue() > media.getArrayItem(3).getNumericValue());
    CHECK(check_pdf(bytes).empty());
}

TEST_CASE("The same document gives the same bytes")
{
    CHECK(printer().pdf(sample(30)) == printer().pdf(sample(30)));
    auto other = sample(30);
    other.made_at = "2026-11-16T08:41:00Z";
    CHECK(printer().pdf(sample(30)) != printer().pdf(other));
}

TEST_CASE("Words are broken as the language breaks them")
{
    Hyphenation const swedish("sv-SE");
    REQUIRE(swedish.knows_patterns());
    CHECK(swedish.with_soft_hyphens("handlingsplan") == "hand\u00adlings\u00adplan");
    CHECK(swedish.with_soft_hyphens("Skadegörelse, 12") == "Ska\u00adde\u00adgö\u00adrelse, 12");
    CHECK(swedish.with_soft_hyphens("torg") == "torg");
    CHECK(swedish.with_soft_hyphens("Šiauliai") == "Šiauliai");
    Hyphenation const english("en-GB");
    REQUIRE(english.knows_patterns());
    CHECK(english.with_soft_hyphens("observations") == "ob\u00adser\u00adva\u00adtions");
    CHECK(Hyphenation("xx-XX").with_soft_hyphens("handlingsplan") == "handlingsplan");
}

TEST_CASE("A folder without fonts is refused by name")
{
    CHECK_THROWS_WITH_AS(Printer("data/names"), "data/names: no fonts (*.ttf)", std::runtime_error);
}

TEST_CASE("a picture has the size of its drawing, and the same drawing gives the same bytes")
{
    auto const picture = printer().png(diamond(""));
    CHECK(picture.substr(0, 8) == "\x89PNG\r\n\x1a\n");
    CHECK(picture.substr(16, 8) == std::string("\0\0\0\x0c\0\0\0\x0c", 8));
    CHECK(picture == printer().png(diamond("")));
}

}  // namespace samsyn::documents

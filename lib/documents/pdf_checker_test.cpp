// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/pdf_checker.h"

#include <doctest/doctest.h>

#include <functional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "lib/documents/sample_test.h"

namespace samsyn::documents {
namespace {

using Object = QPDFObjectHandle;

std::string const& sound()
{
    static std::string const bytes = printer().pdf(sample(3));
    return bytes;
}

// The sound document with one thing spoilt.
std::string spoilt(std::function<void(QPDF&)> const& spoil)
{
    QPDF file;
    file.processMemoryFile("sound", sound().data(), sound().size());
    spoil(file);
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.write();
    auto const bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(bytes->getBuffer()), bytes->getSize()};
}

// The rules found broken, each once.
std::string rules(std::string const& bytes)
{
    std::string text;
    for (auto const& fault : check_pdf(bytes))
        if ((" " + text + " ").find(" " + fault.rule + " ") == std::string::npos)
            text += (text.empty() ? "" : " ") + fault.rule;
    return text;
}

void for_each_element(Object element, std::function<void(Object&)> const& visit)
{
    visit(element);
    if (!element.getKey("/K").isArray()) return;
    for (auto& part : element.getKey("/K").getArrayAsVector())
        if (part.isDictionary() && part.hasKey("/S")) for_each_element(part, visit);
}

std::string spoilt_elements(std::string const& role, std::function<void(Object&)> const& spoil)
{
    return rules(spoilt([&](QPDF& file) {
        for_each_element(file.getRoot().getKey("/StructTreeRoot").getKey("/K"), [&](Object& element) {
            if (element.getKey("/S").isNameAndEquals(role)) spoil(element);
        });
    }));
}

std::string without_in_root(std::string const& key)
{
    return rules(spoilt([&](QPDF& file) { file.getRoot().removeKey(key); }));
}

Object first_page(QPDF& file) { return QPDFPageDocumentHelper(file).getAllPages().front().getObjectHandle(); }

std::string with_fonts(std::function<void(Object&)> const& spoil)
{
    return rules(spoilt([&](QPDF& file) {
        for (auto& object : file.getAllObjects()) {
            if (object.isDictionary() && object.getKey("/Type").isNameAndEquals("/Font")) spoil(object);
        }
    }));
}

}  // namespace

TEST_CASE("The checker finds what the file does not say of itself")
{
    CHECK(rules(sound()).empty());
    CHECK(without_in_root("/MarkInfo") == "not_marked");
    CHECK(without_in_root("/Lang") == "no_language");
    CHECK(without_in_root("/ViewerPreferences") == "title_not_shown");
    CHECK(without_in_root("/Metadata") == "no_ua_mark no_title");
    CHECK(without_in_root("/StructTreeRoot") == "no_structure content_without_element");
    CHECK(rules(spoilt([](QPDF& file) { file.getTrailer().getKey("/Info").removeKey("/Title"); })) ==
          "no_title");
    CHECK(rules(spoilt([](QPDF& file) { first_page(file).removeKey("/Tabs"); })) == "tab_order");
    CHECK(rules("%PDF-1.7 and nothing more") == "unreadable");
}

TEST_CASE("The checker finds content that belongs to nothing")
{
    CHECK(rules(spoilt([](QPDF& file) {
              QPDFPageObjectHelper(first_page(file))
                  .addPageContents(Object::newStream(&file, "\n10 10 100 100 re f\n"), false);
          })) == "untagged_content");
    // A figure taken out of the tree still stands on its page.
    CHECK(rules(spoilt([](QPDF& file) {
              auto parts = file.getRoot().getKey("/StructTreeRoot").getKey("/K").getKey("/K");
              for (int i = parts.getArrayNItems() - 1; i >= 0; --i)
                  if (parts.getArrayItem(i).getKey("/S").isNameAndEquals("/Figure")) parts.eraseItem(i);
          })) == "content_without_element");
}

TEST_CASE("The checker finds elements that say nothing or say it wrongly")
{
    CHECK(spoilt_elements("/Figure", [](Object& figure) { figure.removeKey("/Alt"); }) ==
          "figure_without_alt");
    CHECK(spoilt_elements("/Figure", [](Object& figure) {
              figure.replaceKey("/S", Object::newName("/Bild"));
          }) == "unknown_role");
    CHECK(spoilt_elements("/H2", [](Object& heading) { heading.replaceKey("/S", Object::newName("/H3")); }) ==
          "headings");
    CHECK(spoilt_elements("/H1", [](Object& heading) { heading.replaceKey("/S", Object::newName("/P")); }) ==
          "headings");
    CHECK(spoilt_elements("/H1", [](Object& heading) { heading.replaceKey("/K", Object::newArray()); }) ==
          "element_without_content content_without_element");
}

TEST_CASE("The checker finds tables and lists of the wrong make")
{
    CHECK(spoilt_elements("/TH", [](Object& cell) { cell.removeKey("/A"); }) == "table_without_headings");
    CHECK(spoilt_elements("/TH", [](Object& cell) { cell.replaceKey("/S", Object::newName("/TD")); }) ==
          "table_without_headings");
    CHECK(spoilt_elements("/THead", [](Object& head) {
              auto cells = head.getKey("/K").getArrayItem(0).getKey("/K");
              cells.appendItem(head.getOwningQPDF()->makeIndirectObject(
                  Object::parse("<< /Type /StructElem /S /TD /K [] >>")));
          }) == "table_shape");
    CHECK(spoilt_elements("/LBody", [](Object& body) { body.replaceKey("/S", Object::newName("/Span")); }) ==
          "list_shape");
}

TEST_CASE("The checker finds an order that is not the one on the page")
{
    CHECK(rules(spoilt([](QPDF& file) {
              auto parts = file.getRoot().getKey("/StructTreeRoot").getKey("/K").getKey("/K");
              auto const first = parts.getArrayItem(0);
              parts.eraseItem(0);
              parts.appendItem(first);
          })) == "headings reading_order");
}

TEST_CASE("The checker finds fonts that are missing or mute")
{
    CHECK(with_fonts([](Object& font) { font.removeKey("/ToUnicode"); }) == "no_unicode");
    CHECK(with_fonts([](Object& font) {
              if (font.getKey("/FontDescriptor").isDictionary())
                  for (auto const* const key : {"/FontFile", "/FontFile2", "/FontFile3"})
                      font.getKey("/FontDescriptor").removeKey(key);
          }) == "font_not_embedded");
}

}  // namespace samsyn::documents

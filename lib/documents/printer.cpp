// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/printer.h"

#include "lib/documents/flow.h"
#include "lib/documents/tagged_file.h"

namespace samsyn::documents {
namespace {

// Millimetres in points.
constexpr double mm(double millimetres) { return millimetres * 72 / 25.4; }

constexpr double side = mm(17);
constexpr double top = mm(15);
constexpr double bottom = mm(19);
constexpr double footer_height = mm(12);

void paint_edge(Painter& painter, PageEdge const& edge, PageSize size)
{
    constexpr auto quiet = Colour::of(0x5f6b77);
    auto const style = TextStyle{}.with_size(8).in(quiet);
    double const y = size.height - footer_height;
    double const width = size.width - 2 * side;
    painter.rule({side, y - 4}, width, Colour::of(0xe1e4e6));
    painter.ornament([&] {
        painter.text({side, y}, painter.typesetter().set({{edge.left}}, style), width, Align::left);
        painter.text({side, y}, painter.typesetter().set({{edge.right}}, style), width, Align::right);
    });
}

std::vector<LaidOutPage> pages_of(Document const& document, Typesetter const& typesetter, Element& root)
{
    std::vector<LaidOutPage> pages;
    for (auto const& section : document.sections) {
        auto const size = section.is_landscape ? a4_landscape : a4;
        auto const pieces = pieces_of(section.blocks, size.width - 2 * side, typesetter, root);
        auto more = paginate(pieces, size, top, bottom);
        std::move(more.begin(), more.end(), std::back_inserter(pages));
    }
    return pages;
}

}  // namespace

Printer::Printer(std::string const& fonts) : m_faces(fonts), m_unbroken("")
{
    use_quick_compression();
    for (auto const* const language : {"sv-SE", "en-GB"})
        m_hyphenations.emplace(language, Hyphenation(language));
}

std::string Printer::pdf(Document const& document) const
{
    auto const known = m_hyphenations.find(document.language);
    Typesetter const typesetter(m_faces, known == m_hyphenations.end() ? m_unbroken : known->second,
                                document.language);
    Element root{"Document"};
    auto const pages = pages_of(document, typesetter, root);
    Painter painter(typesetter, document.title, document.author, document.made_at);
    int number = 0;
    for (auto const& page : pages) {
        painter.begin_page(page.size);
        for (auto const& [y, paint] : page.pieces) paint(painter, {side, y});
        if (document.footer)
            paint_edge(painter, document.footer(++number, static_cast<int>(pages.size())), page.size);
        painter.end_page();
    }
    return with_structure(painter.finish(), document, root);
}

std::string Printer::png(Drawing const& drawing) const
{
    Typesetter const typesetter(m_faces, m_unbroken, "");
    Painter painter(typesetter, static_cast<int>(drawing.width), static_cast<int>(drawing.height));
    painter.drawing({0, 0}, drawing, nullptr);
    return painter.finish_picture();
}

}  // namespace samsyn::documents

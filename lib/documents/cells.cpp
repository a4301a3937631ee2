// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/cells.h"

#include <algorithm>

namespace samsyn::documents {
namespace {

// Ornaments say nothing, so they do not make two parts of one.
std::size_t speaking(Cell const& cell)
{
    return static_cast<std::size_t>(std::count_if(cell.parts.begin(), cell.parts.end(), [](Part const& part) {
        auto const* const drawing = std::get_if<Drawing>(&part.content);
        return drawing == nullptr || !drawing->said.empty();
    }));
}

}  // namespace

Element* element_of(Drawing const& drawing, Element& parent)
{
    if (drawing.said.empty()) return nullptr;
    auto& element = parent.add(drawing.is_word ? "Span" : "Figure");
    (drawing.is_word ? element.word : element.said) = drawing.said;
    return &element;
}

SetCell set_cell(Cell const& cell, Column const& column, double width, TextStyle const& style,
                 Typesetter const& typesetter, Element& element)
{
    SetCell set{{}, cell.ground, cell.bar, width, 0, column.has_rule};
    double const room = width - 2 * cell_padding;
    bool const has_many = speaking(cell) > 1;
    for (auto const& part : cell.parts) {
        SetPart ready;
        ready.left = cell_padding + part.left;
        ready.width = part.width > 0 ? part.width : room - part.left;
        ready.align = part.align;
        if (auto const* words = std::get_if<Words>(&part.content)) {
            ready.text = std::make_shared<SetText>(typesetter.set(*words, style, ready.width));
            ready.height = ready.text->height();
            ready.element = has_many ? &element.add("Span") : &element;
        } else {
            ready.drawing = std::make_shared<Drawing>(std::get<Drawing>(part.content));
            ready.height = ready.drawing->height;
            ready.element = element_of(*ready.drawing, element);
        }
        set.height = std::max(set.height, ready.height);
        set.parts.push_back(std::move(ready));
    }
    return set;
}

void paint_part(Painter& painter, SetPart const& part, At at, bool is_ornament)
{
    auto* const element = is_ornament ? nullptr : part.element;
    if (part.drawing) {
        double const shift = part.align == Align::left    ? 0
                             : part.align == Align::right ? part.width - part.drawing->width
                                                          : (part.width - part.drawing->width) / 2;
        painter.drawing({at.x + shift, at.y}, *part.drawing, element);
        return;
    }
    auto const paint = [&] { painter.text(at, *part.text, part.width, part.align); };
    if (element == nullptr) return painter.ornament(paint);
    painter.begin(*element);
    paint();
    painter.end(*element);
}

}  // namespace samsyn::documents

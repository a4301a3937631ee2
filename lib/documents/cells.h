// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "lib/documents/document.h"
#include "lib/documents/painter.h"

namespace samsyn::documents {

inline constexpr double cell_padding = 4;

// A part of a cell, ready to be painted in the middle of a row.
struct SetPart {
    double left = 0;
    double width = 0;
    double height = 0;
    Align align = Align::left;
    std::shared_ptr<SetText> text = nullptr;
    std::shared_ptr<Drawing> drawing = nullptr;
    Element* element = nullptr;  // nothing: an ornament
};

struct SetCell {
    std::vector<SetPart> parts;
    std::optional<Colour> ground;
    std::optional<Colour> bar;
    double width = 0;
    double height = 0;
    bool has_rule = false;
};

// Where the drawing stands in the structure; nowhere when it is an ornament.
Element* element_of(Drawing const& drawing, Element& parent);

// The cell's parts set within its width, their elements added to the cell's own.
SetCell set_cell(Cell const& cell, Column const& column, double width, TextStyle const& style,
                 Typesetter const& typesetter, Element& element);

// With its upper left corner there. A heading that is repeated is an ornament.
void paint_part(Painter& painter, SetPart const& part, At at, bool is_ornament);

}  // namespace samsyn::documents

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/documents/structure.h"
#include "lib/documents/typesetter.h"

namespace samsyn::documents {

struct PageSize {
    double width = 595.28;
    double height = 841.89;
};
inline constexpr PageSize a4{};
inline constexpr PageSize a4_landscape{a4.height, a4.width};

// cairo knows no ornaments, so they get this kind of mark, and with_structure() makes ornaments of them.
inline constexpr auto ornament_tag = "NonStruct";

// Paints pages into a PDF, or one picture of pixels. What is painted between begin() and end() belongs to an
// element; all else is painted as an ornament.
class Painter {
public:
    Painter(Typesetter const& typesetter, std::string const& title, std::string const& author,
            std::string const& made_at);
    // A picture so many pixels wide and high, white to begin with.
    Painter(Typesetter const& typesetter, int width, int height);
    ~Painter();
    Painter(Painter const&) = delete;
    Painter& operator=(Painter const&) = delete;

    void begin_page(PageSize size);
    void end_page();
    void begin(Element& element);
    void end(Element const& element);
    // An entry of the list of contents beside the document, for a heading at this height of the page.
    void list(int level, std::string const& text, double y);

    template <class Paint>
    void ornament(Paint paint)
    {
        begin_ornament();
        paint();
        end_ornament();
    }

    void text(At top_left, SetText const& text, double width, Align align);
    void line_of_text(At top_left, SetLine const& line, double width, Align align);
    // Ornaments.
    void rectangle(At corner, double width, double height, Colour colour);
    void rule(At from, double length, Colour colour, double width = 0.5);
    void standing_rule(At from, double length, Colour colour, double width = 0.5);
    // Draws `drawing` with its corner there; it belongs to `element`, or is an ornament.
    void drawing(At corner, Drawing const& drawing, Element* element);

    Typesetter const& typesetter() const { return m_typesetter; }
    cairo_t* cairo() const { return m_cairo; }

    // The file as cairo leaves it: painted and marked, without the elements.
    std::string finish();
    // The picture as PNG.
    std::string finish_picture();

private:
    std::string taken_bytes(cairo_status_t status);
    void begin_ornament();
    void end_ornament();

    Typesetter const& m_typesetter;
    std::string m_bytes;
    cairo_surface_t* m_surface;
    cairo_t* m_cairo;
    PageSize m_size;
    int m_page = -1;
    int m_marks = 0;  // on this page
    int m_listed[4] = {};
};

}  // namespace samsyn::documents

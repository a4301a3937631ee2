// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/painter.h"

#include <cairo-pdf.h>

#include <stdexcept>

#include "lib/base/check.h"

namespace samsyn::documents {
namespace {

cairo_status_t append(void* bytes, unsigned char const* piece, unsigned int length)
{
    static_cast<std::string*>(bytes)->append(reinterpret_cast<char const*>(piece), length);
    return CAIRO_STATUS_SUCCESS;
}

double shift(double width, double room, Align align)
{
    return align == Align::left ? 0 : align == Align::right ? room - width : (room - width) / 2;
}

void set_colour(cairo_t* cairo, Colour colour)
{
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

}  // namespace

Painter::Painter(Typesetter const& typesetter, std::string const& title, std::string const& author,
                 std::string const& made_at)
    : m_typesetter(typesetter),
      m_surface(cairo_pdf_surface_create_for_stream(append, &m_bytes, a4.width, a4.height)),
      m_cairo(nullptr)
{
    cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_AUTHOR, author.c_str());
    cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_CREATE_DATE, made_at.c_str());
    m_cairo = cairo_create(m_surface);
}

Painter::Painter(Typesetter const& typesetter, int width, int height)
    : m_typesetter(typesetter),
      m_surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)),
      m_cairo(cairo_create(m_surface))
{
    set_colour(m_cairo, {1, 1, 1});
    cairo_paint(m_cairo);
}

Painter::~Painter()
{
    if (m_cairo != nullptr) cairo_destroy(m_cairo);
    cairo_surface_destroy(m_surface);
}

void Painter::begin_page(PageSize size)
{
    m_size = size;
    cairo_pdf_surface_set_size(m_surface, size.width, size.height);
    ++m_page;
    m_marks = 0;
}

void Painter::end_page() { cairo_show_page(m_cairo); }

void Painter::begin(Element& element)
{
    cairo_tag_begin(m_cairo, element.role.c_str(), nullptr);
    element.parts.emplace_back(Mark{m_page, m_marks++});
}

void Painter::begin_ornament()
{
    cairo_tag_begin(m_cairo, ornament_tag, nullptr);
    ++m_marks;
}

void Painter::end_ornament() { cairo_tag_end(m_cairo, ornament_tag); }

void Painter::end(Element const& element) { cairo_tag_end(m_cairo, element.role.c_str()); }

void Painter::list(int level, std::string const& text, double y)
{
    auto const where = "page=" + std::to_string(m_page + 1) + " pos=[0 " + std::to_string(y) + "]";
    int const above = level > 1 ? m_listed[level - 1] : CAIRO_PDF_OUTLINE_ROOT;
    m_listed[level] = cairo_pdf_surface_add_outline(m_surface, above, text.c_str(), where.c_str(),
                                                    CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

void Painter::line_of_text(At top_left, SetLine const& line, double width, Align align)
{
    m_typesetter.draw(m_cairo, line,
                      {top_left.x + shift(line.width, width, align), top_left.y + line.baseline});
}

void Painter::text(At top_left, SetText const& text, double width, Align align)
{
    for (auto const& line : text.lines) {
        line_of_text(top_left, line, width, align);
        top_left.y += text.line_height;
    }
}

void Painter::rectangle(At corner, double width, double height, Colour colour)
{
    ornament([&] {
        set_colour(m_cairo, colour);
        cairo_rectangle(m_cairo, corner.x, corner.y, width, height);
        cairo_fill(m_cairo);
    });
}

void Painter::rule(At from, double length, Colour colour, double width)
{
    rectangle({from.x, from.y - width / 2}, length, width, colour);
}

void Painter::standing_rule(At from, double length, Colour colour, double width)
{
    rectangle({from.x - width / 2, from.y}, width, length, colour);
}

void Painter::drawing(At corner, Drawing const& drawing, Element* element)
{
    if (element != nullptr) {
        begin(*element);
        element->bounds = Bounds{corner.x, m_size.height - corner.y - drawing.height,
                                 corner.x + drawing.width, m_size.height - corner.y};
    } else {
        begin_ornament();
    }
    cairo_save(m_cairo);
    cairo_translate(m_cairo, corner.x, corner.y);
    Canvas canvas(*this, drawing.width, drawing.height);
    drawing.draw(canvas);
    cairo_restore(m_cairo);
    element != nullptr ? end(*element) : end_ornament();
}

std::string Painter::finish()
{
    cairo_destroy(m_cairo);
    m_cairo = nullptr;
    cairo_surface_finish(m_surface);
    return taken_bytes(cairo_surface_status(m_surface));
}

std::string Painter::finish_picture()
{
    return taken_bytes(cairo_surface_write_to_png_stream(m_surface, append, &m_bytes));
}

std::string Painter::taken_bytes(cairo_status_t status)
{
    if (status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(std::string("cairo: ") + cairo_status_to_string(status));
    return std::move(m_bytes);
}

}  // namespace samsyn::documents

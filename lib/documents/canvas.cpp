// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/canvas.h"

#include <cairo.h>

#include <cmath>
#include <numbers>

#include "lib/documents/painter.h"

namespace samsyn::documents {
namespace {

void set_colour(cairo_t* cairo, Colour colour)
{
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

void set_stroke(cairo_t* cairo, Stroke const& stroke)
{
    set_colour(cairo, stroke.colour);
    cairo_set_line_width(cairo, stroke.width);
    cairo_set_dash(cairo, stroke.dashes.data(), static_cast<int>(stroke.dashes.size()), 0);
    cairo_set_line_cap(cairo, stroke.is_round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cairo, stroke.is_round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
}

// The point of the page nearest to it in steps of an eighth of a point (0.04 mm): a coast of thousands of
// corners becomes short numbers, and corners that fall together are one.
At on_grid(cairo_t* cairo, At at)
{
    constexpr double steps = 8;
    cairo_user_to_device(cairo, &at.x, &at.y);
    at = {std::round(at.x * steps) / steps, std::round(at.y * steps) / steps};
    cairo_device_to_user(cairo, &at.x, &at.y);
    return at;
}

// Draws on the grid, and leaves out what falls on the point before.
class GridPen {
public:
    explicit GridPen(cairo_t* cairo) : m_cairo(cairo) {}

    void move(At to)
    {
        m_last = on_grid(m_cairo, to);
        cairo_move_to(m_cairo, m_last.x, m_last.y);
    }
    void line(At to)
    {
        auto const at = on_grid(m_cairo, to);
        if (at.x != m_last.x || at.y != m_last.y) cairo_line_to(m_cairo, at.x, at.y);
        m_last = at;
    }

private:
    cairo_t* m_cairo;
    At m_last;
};

// The path as straight lines on the grid: what lies under letters as their halo needs no curves.
void straighten(cairo_t* cairo)
{
    constexpr double tolerance = 0.1;
    double const usual = cairo_get_tolerance(cairo);
    cairo_set_tolerance(cairo, tolerance);
    cairo_path_t* const path = cairo_copy_path_flat(cairo);
    cairo_set_tolerance(cairo, usual);
    cairo_new_path(cairo);
    GridPen pen(cairo);
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        auto const kind = path->data[i].header.type;
        if (kind == CAIRO_PATH_CLOSE_PATH) {
            cairo_close_path(cairo);
            continue;
        }
        At const at{path->data[i + 1].point.x, path->data[i + 1].point.y};
        kind == CAIRO_PATH_MOVE_TO ? pen.move(at) : pen.line(at);
    }
    cairo_path_destroy(path);
}

double shifted(double x, double width, Align align)
{
    return align == Align::left ? x : align == Align::right ? x - width : x - width / 2;
}

}  // namespace

Canvas& Canvas::move(At to)
{
    cairo_move_to(m_painter.cairo(), to.x, to.y);
    return *this;
}
Canvas& Canvas::line(At to)
{
    cairo_line_to(m_painter.cairo(), to.x, to.y);
    return *this;
}
Canvas& Canvas::close()
{
    cairo_close_path(m_painter.cairo());
    return *this;
}
Canvas& Canvas::polygon(std::vector<At> const& corners) { return polyline(corners).close(); }
Canvas& Canvas::polyline(std::vector<At> const& points)
{
    GridPen pen(m_painter.cairo());
    for (std::size_t i = 0; i < points.size(); ++i) i == 0 ? pen.move(points[i]) : pen.line(points[i]);
    return *this;
}
Canvas& Canvas::rectangle(At corner, double width, double height)
{
    cairo_rectangle(m_painter.cairo(), corner.x, corner.y, width, height);
    return *this;
}
Canvas& Canvas::rounded(At corner, double width, double height, double radius)
{
    using std::numbers::pi;
    auto* const cairo = m_painter.cairo();
    auto const [left, top] = corner;
    double const right = left + width;
    double const bottom = top + height;
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, right - radius, top + radius, radius, -pi / 2, 0);
    cairo_arc(cairo, right - radius, bottom - radius, radius, 0, pi / 2);
    cairo_arc(cairo, left + radius, bottom - radius, radius, pi / 2, pi);
    cairo_arc(cairo, left + radius, top + radius, radius, pi, 3 * pi / 2);
    return close();
}
Canvas& Canvas::circle(At centre, double radius)
{
    cairo_new_sub_path(m_painter.cairo());
    cairo_arc(m_painter.cairo(), centre.x, centre.y, radius, 0, 2 * std::numbers::pi);
    return close();
}
void Canvas::fill(Colour colour)
{
    set_colour(m_painter.cairo(), colour);
    cairo_set_fill_rule(m_painter.cairo(), CAIRO_FILL_RULE_EVEN_ODD);
    cairo_fill(m_painter.cairo());
}
void Canvas::stroke(Stroke const& stroke)
{
    set_stroke(m_painter.cairo(), stroke);
    cairo_stroke(m_painter.cairo());
}
void Canvas::fill_and_stroke(Colour colour, Stroke const& stroke)
{
    set_colour(m_painter.cairo(), colour);
    cairo_fill_preserve(m_painter.cairo());
    this->stroke(stroke);
}

void Canvas::text(At at, std::string const& words, TextStyle const& style, Align align)
{
    auto const set = m_painter.typesetter().set({{words}}, style);
    auto const& line = set.lines.front();
    m_painter.typesetter().draw(m_painter.cairo(), line, {shifted(at.x, line.width, align), at.y});
}

void Canvas::haloed(At at, std::string const& words, TextStyle const& style, Align align, Colour halo)
{
    auto const set = m_painter.typesetter().set({{words}}, style);
    auto const& line = set.lines.front();
    At const start{shifted(at.x, line.width, align), at.y};
    m_painter.typesetter().outline(m_painter.cairo(), line, start);
    straighten(m_painter.cairo());
    stroke({halo, style.size * 0.28, {}, true});
    m_painter.typesetter().draw(m_painter.cairo(), line, start);
}

double Canvas::width_of(std::string const& words, TextStyle const& style)
{
    return m_painter.typesetter().set({{words}}, style).width;
}

void Canvas::photograph(std::string const& jpeg, Pixels size)
{
    auto* const cairo = m_painter.cairo();
    // Blank: the bytes stand in for what would be painted.
    auto* const surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.width, size.height);
    auto* const kept = new std::string(jpeg);
    cairo_surface_set_mime_data(
        surface, CAIRO_MIME_TYPE_JPEG, reinterpret_cast<unsigned char const*>(kept->data()), kept->size(),
        [](void* bytes) { delete static_cast<std::string*>(bytes); }, kept);
    cairo_save(cairo);
    cairo_scale(cairo, m_width / size.width, m_height / size.height);
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_rectangle(cairo, 0, 0, size.width, size.height);
    cairo_fill(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(surface);
}

void Canvas::begin_clip(At corner, double width, double height)
{
    cairo_save(m_painter.cairo());
    rectangle(corner, width, height);
    cairo_clip(m_painter.cairo());
}
void Canvas::end_clip() { cairo_restore(m_painter.cairo()); }

}  // namespace samsyn::documents

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "lib/documents/text_style.h"

namespace samsyn::documents {

class Painter;

struct At {
    double x = 0;
    double y = 0;
};

struct Pixels {
    int width = 0;
    int height = 0;
};

struct Stroke {
    Colour colour;
    double width = 1;
    std::vector<double> dashes = {};
    bool is_round = false;  // ends and corners
};

// Where a figure draws itself: vectors and words, in points, y downwards, from its own upper left corner.
class Canvas {
public:
    Canvas(Painter& painter, double width, double height)
        : m_painter(painter), m_width(width), m_height(height)
    {
    }

    double width() const { return m_width; }
    double height() const { return m_height; }

    // Paths; then fill() or stroke() them, which forgets them.
    Canvas& move(At to);
    Canvas& line(At to);
    Canvas& close();
    Canvas& polygon(std::vector<At> const& corners);
    Canvas& polyline(std::vector<At> const& points);
    Canvas& rectangle(At corner, double width, double height);
    Canvas& rounded(At corner, double width, double height, double radius);
    Canvas& circle(At centre, double radius);
    void fill(Colour colour);
    void stroke(Stroke const& stroke);
    void fill_and_stroke(Colour colour, Stroke const& stroke);

    // One line; `at` is the left end, the middle or the right end of its baseline.
    void text(At at, std::string const& words, TextStyle const& style, Align align = Align::left);
    // The same with an edge of another colour around the letters, for words on a map.
    void haloed(At at, std::string const& words, TextStyle const& style, Align align, Colour halo);
    // A JPEG so many pixels wide and high, over the whole of the figure; its bytes go into the document as
    // they are.
    void photograph(std::string const& jpeg, Pixels size);
    double width_of(std::string const& words, TextStyle const& style);

    // Draws what `inside` draws only within the rectangle.
    template <class Inside>
    void clipped(At corner, double width, double height, Inside inside)
    {
        begin_clip(corner, width, height);
        inside();
        end_clip();
    }

private:
    void begin_clip(At corner, double width, double height);
    void end_clip();

    Painter& m_painter;
    double m_width;
    double m_height;
};

}  // namespace samsyn::documents

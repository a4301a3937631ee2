// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <pango/pangocairo.h>

#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "lib/documents/document.h"
#include "lib/documents/hyphenation.h"
#include "lib/documents/typefaces.h"

namespace samsyn::documents {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
using LayoutPointer = std::unique_ptr<PangoLayout, Unref>;

// A line as it stands in the document: clean text, and whether a hyphen breaks its last word.
struct SetLine {
    LayoutPointer layout;
    double width = 0;     // with the hyphen
    double baseline = 0;  // below the line's top
    bool has_hyphen = false;
    Colour hyphen_colour = {};
};

struct SetText {
    std::vector<SetLine> lines;
    double line_height = 0;
    double width = 0;  // of the longest line
    double height() const { return line_height * static_cast<double>(lines.size()); }
};

// Breaks words into lines. One serves one document.
class Typesetter {
public:
    Typesetter(Typefaces const& faces, Hyphenation const& hyphenation, std::string const& language);
    ~Typesetter();
    Typesetter(Typesetter const&) = delete;
    Typesetter& operator=(Typesetter const&) = delete;

    SetText set(Words const& words, TextStyle const& style, double width) const;
    // On one line, however long.
    SetText set(Words const& words, TextStyle const& style) const;
    // The left end of the baseline stands at `at`.
    void draw(cairo_t* cairo, SetLine const& line, At at) const;
    // As draw(), but the outlines become a path.
    void outline(cairo_t* cairo, SetLine const& line, At at) const;

private:
    struct Segment {
        std::string text;
        TextStyle style;
    };
    using Segments = std::vector<Segment>;
    LayoutPointer layout_of(Segments const& segments) const;
    double baseline_of(TextStyle const& style) const;
    SetLine line_of(Segments const& segments, TextStyle const& base, bool has_hyphen) const;

    Hyphenation const& m_hyphenation;
    std::unique_ptr<PangoFontMap, Unref> m_fonts;
    std::unique_ptr<PangoContext, Unref> m_context;
    mutable std::map<std::tuple<Face, double, int, double>, double> m_baselines;  // one serves one thread
};

}  // namespace samsyn::documents

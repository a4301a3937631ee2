// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/typesetter.h"

#include <cairo-ft.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>

#include "lib/documents/typefaces_loaded.h"

namespace samsyn::documents {
namespace {

constexpr std::string_view soft_hyphen = "\u00ad";

double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

// The names inside the font files.
char const* family(Face face) { return face == Face::sans ? "Source Sans 3 ExtraLight" : "Source Serif 4"; }

guint16 channel(double part) { return static_cast<guint16>(part * 65535 + 0.5); }

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to)
{
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, attribute);
}

PangoFontDescription* description(TextStyle const& style)
{
    auto* const font = pango_font_description_new();
    pango_font_description_set_family_static(font, family(style.face));
    pango_font_description_set_weight(font, static_cast<PangoWeight>(style.weight));
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    return font;
}

// Whether the line that ends at this byte of the whole text ends at a soft hyphen, which is its last sign or
// the next line's first.
template <class Segments>
bool breaks_a_word(Segments const& segments, std::size_t end)
{
    std::string text;
    for (auto const& segment : segments) text += segment.text;
    auto const is_hyphen = [&](std::size_t at) {
        return text.compare(at, soft_hyphen.size(), soft_hyphen) == 0;
    };
    return (end >= soft_hyphen.size() && is_hyphen(end - soft_hyphen.size())) ||
           (end < text.size() && is_hyphen(end));
}

std::string without_soft_hyphens(std::string text)
{
    for (auto at = text.find(soft_hyphen); at != std::string::npos; at = text.find(soft_hyphen, at))
        text.erase(at, soft_hyphen.size());
    return text;
}

}  // namespace

Typesetter::Typesetter(Typefaces const& faces, Hyphenation const& hyphenation, std::string const& language)
    : m_hyphenation(hyphenation), m_fonts(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT))
{
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(m_fonts.get()), faces.loaded().configuration);
    // Points are units: one inch is 72 of them.
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(m_fonts.get()), 72);
    m_context.reset(pango_font_map_create_context(m_fonts.get()));
    auto* const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(m_context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(m_context.get(), FALSE);
    pango_context_set_language(m_context.get(), pango_language_from_string(language.c_str()));
}

Typesetter::~Typesetter() = default;

LayoutPointer Typesetter::layout_of(Segments const& segments) const
{
    LayoutPointer layout(pango_layout_new(m_context.get()));
    std::string text;
    auto* const list = pango_attr_list_new();
    for (auto const& [words, style] : segments) {
        auto const from = text.size();
        text += words;
        auto* const font = description(style);
        add(list, pango_attr_font_desc_new(font), from, text.size());
        pango_font_description_free(font);
        auto const& colour = style.colour;
        add(list, pango_attr_foreground_new(channel(colour.red), channel(colour.green), channel(colour.blue)),
            from, text.size());
    }
    // Figures of equal width, so that columns of numbers stand under each other.
    add(list, pango_attr_font_features_new("tnum=1"), 0, text.size());
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    pango_layout_set_attributes(layout.get(), list);
    pango_attr_list_unref(list);
    return layout;
}

// The base style's own height decides, so that lines of mixed words stand evenly.
double Typesetter::baseline_of(TextStyle const& style) const
{
    auto const key = std::make_tuple(style.face, style.size, style.weight, style.line_height);
    auto const known = m_baselines.find(key);
    if (known != m_baselines.end()) return known->second;
    auto const model = layout_of({{"x", style}});
    PangoRectangle box;
    pango_layout_get_extents(model.get(), nullptr, &box);
    double const baseline =
        (style.line_height - points(box.height)) / 2 + points(pango_layout_get_baseline(model.get()));
    return m_baselines[key] = baseline;
}

SetLine Typesetter::line_of(Segments const& segments, TextStyle const& base, bool has_hyphen) const
{
    SetLine line{layout_of(segments), 0, 0, has_hyphen,
                 segments.empty() ? base.colour : segments.back().style.colour};
    PangoRectangle box;
    pango_layout_get_extents(line.layout.get(), nullptr, &box);
    line.width = points(box.width);
    if (has_hyphen) {
        auto const hyphen = layout_of({{"-", segments.empty() ? base : segments.back().style}});
        pango_layout_get_extents(hyphen.get(), nullptr, &box);
        line.width += points(box.width);
    }
    line.baseline = baseline_of(base);
    return line;
}

SetText Typesetter::set(Words const& words, TextStyle const& style) const
{
    Segments segments;
    for (auto const& run : words) segments.push_back({run.text, run.style.value_or(style)});
    SetText text;
    text.line_height = style.line_height;
    text.lines.push_back(line_of(segments, style, false));
    text.width = text.lines.front().width;
    return text;
}

SetText Typesetter::set(Words const& words, TextStyle const& style, double width) const
{
    bool const is_broken = std::any_of(
        words.begin(), words.end(), [](auto const& run) { return run.text.find('\n') != std::string::npos; });
    if (!is_broken) {
        auto on_one_line = set(words, style);
        if (on_one_line.width <= width) return on_one_line;
    }
    Segments segments;
    for (auto const& run : words)
        segments.push_back({m_hyphenation.with_soft_hyphens(run.text), run.style.value_or(style)});
    auto const whole = layout_of(segments);
    pango_layout_set_width(whole.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(whole.get(), PANGO_WRAP_WORD_CHAR);

    SetText text;
    text.line_height = style.line_height;
    for (auto* entry = pango_layout_get_lines_readonly(whole.get()); entry != nullptr; entry = entry->next) {
        auto const* const broken = static_cast<PangoLayoutLine const*>(entry->data);
        auto const first = static_cast<std::size_t>(broken->start_index);
        auto const last = first + static_cast<std::size_t>(broken->length);
        Segments of_line;
        std::size_t at = 0;
        for (auto const& [content, its_style] : segments) {
            auto const from = std::max(first, at);
            auto const to = std::min(last, at + content.size());
            if (from < to) of_line.push_back({content.substr(from - at, to - from), its_style});
            at += content.size();
        }
        bool const has_hyphen = breaks_a_word(segments, last);
        for (auto& segment : of_line) segment.text = without_soft_hyphens(std::move(segment.text));
        while (!of_line.empty() && of_line.back().text.ends_with(' ')) of_line.back().text.pop_back();
        text.lines.push_back(line_of(of_line, style, has_hyphen));
        text.width = std::max(text.width, text.lines.back().width);
    }
    return text;
}

void Typesetter::draw(cairo_t* cairo, SetLine const& line, At at) const
{
    cairo_move_to(cairo, at.x, at.y);
    auto* const shown = pango_layout_get_line_readonly(line.layout.get(), 0);
    pango_cairo_show_layout_line(cairo, shown);
    if (!line.has_hyphen || shown->runs == nullptr) return;
    // The hyphen is drawn as what it is, a soft one: whoever reads the text gets the word in one piece.
    PangoRectangle box;
    pango_layout_get_extents(line.layout.get(), nullptr, &box);
    auto const* const run = static_cast<PangoGlyphItem const*>(g_slist_last(shown->runs)->data);
    auto* const font = PANGO_CAIRO_FONT(run->item->analysis.font);
    auto* const scaled = pango_cairo_font_get_scaled_font(font);
    cairo_set_scaled_font(cairo, scaled);
    cairo_set_source_rgb(cairo, line.hyphen_colour.red, line.hyphen_colour.green, line.hyphen_colour.blue);
    cairo_glyph_t* glyphs = nullptr;
    int count = 0;
    double const x = at.x + points(box.width);
    if (cairo_scaled_font_text_to_glyphs(scaled, x, at.y, "-", 1, &glyphs, &count, nullptr, nullptr,
                                         nullptr) != CAIRO_STATUS_SUCCESS)
        return;
    cairo_text_cluster_t const cluster{static_cast<int>(soft_hyphen.size()), count};
    cairo_show_text_glyphs(cairo, soft_hyphen.data(), static_cast<int>(soft_hyphen.size()), glyphs, count,
                           &cluster, 1, {});
    cairo_glyph_free(glyphs);
}

void Typesetter::outline(cairo_t* cairo, SetLine const& line, At at) const
{
    cairo_move_to(cairo, at.x, at.y);
    pango_cairo_layout_line_path(cairo, pango_layout_get_line_readonly(line.layout.get(), 0));
}

}  // namespace samsyn::documents

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/pages/release_picture.h"

#include <algorithm>

#include "src/features/publishing/pages/shown_release.h"
#include "src/features/situation/documents/drawings.h"

namespace samsyn::publishing {
namespace {

namespace ink = situation::ink;
using documents::Align;
using documents::At;
using documents::Canvas;
using documents::TextStyle;

constexpr double width = 1200;
constexpr double height = 630;
constexpr double margin = 72;
constexpr double words_width = 560;
constexpr double chart_left = 700;
constexpr std::size_t most_lines = 4;
constexpr std::size_t most_bars = 5;

// Words on lines no longer than that; what does not fit in so many lines is cut.
std::vector<std::string> broken(Canvas& canvas, std::string const& text, TextStyle const& style)
{
    std::vector<std::string> lines(1);
    for (std::size_t from = 0; from < text.size();) {
        auto const end = std::min(text.find(' ', from), text.size());
        auto const word = text.substr(from, end - from);
        auto const longer = lines.back().empty() ? word : lines.back() + " " + word;
        if (lines.back().empty() || canvas.width_of(longer, style) <= words_width)
            lines.back() = longer;
        else if (lines.size() == most_lines) {
            lines.back() += " …";
            break;
        } else
            lines.push_back(word);
        from = end + 1;
    }
    return lines;
}

void draw_words(Canvas& canvas, ShownRelease const& shown)
{
    auto const& document = shown.document();
    auto const small = TextStyle{}.with_size(30).in(ink::second);
    auto const title = TextStyle{}.with_size(60).with_weight(600);
    canvas.text({margin, 124}, document.municipality_name, small.with_weight(600));
    double y = 222;
    for (auto const& line : broken(canvas, document.title, title)) {
        canvas.text({margin, y}, line, title);
        y += 70;
    }
    canvas.text({margin, y - 4}, shown.days(), small);
    auto const kicker = shown.said("kicker", {{"number", std::to_string(document.number)}});
    canvas.text({margin, height - 68}, kicker, small.with_size(26));
}

// Categories of the whole that are shown, most first.
std::vector<std::pair<std::string, PublicCell const*>> most_of(ShownRelease const& shown)
{
    std::vector<std::pair<std::string, PublicCell const*>> found;
    for (auto const* const category : shown.for_areas())
        if (auto const* const cell = shown.cell(whole, category->code);
            cell != nullptr && cell->count && category->code != whole)
            found.emplace_back(shown.name(*category), cell);
    std::stable_sort(found.begin(), found.end(), [](auto const& one, auto const& other) {
        return *one.second->count > *other.second->count;
    });
    found.resize(std::min(found.size(), most_bars));
    return found;
}

void draw_counts(Canvas& canvas, ShownRelease const& shown)
{
    auto const bars = most_of(shown);
    if (bars.empty()) return;
    auto const most = static_cast<double>(std::max<std::int64_t>(1, *bars.front().second->count));
    double const room = width - margin - chart_left;
    double y = 150;
    for (auto const& [name, cell] : bars) {
        canvas.text({chart_left, y}, name, TextStyle{}.with_size(26));
        canvas.text({width - margin, y}, shown.count(*cell), TextStyle{}.with_size(26).with_weight(600),
                    Align::right);
        canvas.rectangle({chart_left, y + 14}, room, 12).fill(ink::band);
        canvas.rectangle({chart_left, y + 14}, room * static_cast<double>(*cell->count) / most, 12)
            .fill(ink::density[3]);
        y += 78;
    }
    canvas.text({chart_left, height - 68}, shown.said("counts"), TextStyle{}.with_size(26).in(ink::second));
}

}  // namespace

std::string release_picture(ReleaseDocument const& document, Renderer const& renderer,
                            texts::Language language)
{
    ShownRelease const shown(document, renderer.texts, language);
    return renderer.printer.png(
        {width, height, "", [&](Canvas& canvas) {
             canvas.rectangle({0, 0}, width, height).fill(documents::Colour::of(0xf6f6f3));
             canvas.rectangle({0, 0}, width, 14).fill(ink::black);
             draw_words(canvas, shown);
             draw_counts(canvas, shown);
         }});
}

}  // namespace samsyn::publishing

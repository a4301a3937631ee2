// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/first_page.h"

#include <algorithm>

#include "lib/base/enum_text.h"

#include "src/features/situation/documents/goal_list.h"
#include "src/features/situation/documents/matrix.h"

namespace samsyn::situation {
namespace {

using documents::Align;
using documents::Block;
using documents::Columns;
using documents::Face;
using documents::Heading;
using documents::Line;
using documents::List;
using documents::Paragraph;
using documents::Part;
using documents::Space;
using documents::TextStyle;
using documents::Words;

constexpr std::size_t most_standing_out = 6;

TextStyle const quiet = TextStyle{}.with_size(8.5).in(ink::third);

std::vector<Block> title(PictureDocument const& document, Wording const& words)
{
    auto const& picture = document.picture;
    auto const period = words.weeks(picture.period.first, picture.period.last);
    auto const tag = state_tag(picture, words.state(picture, document.number));
    Words const when{{period + "  ", TextStyle{}.with_size(11.5).with_weight(600)},
                     {words.days(picture.period.first, picture.period.last), TextStyle{}.with_size(11.5)}};
    Line line;
    line.parts = {Part{when}, Part{tag, 0, 0, Align::right}};
    line.space_before = 2;
    auto const as_of =
        words("situation.as_of." + enum_text(picture.state), {{"time", words.moment(picture.as_of)}});
    std::vector<Block> blocks{{Paragraph{{{document.tenant}}, quiet, 0, true}},
                              {Heading{1, words("situation.title")}},
                              {line},
                              {Paragraph{{{as_of}}, quiet, 3}}};
    std::string partly;
    for (auto const& area : picture.areas)
        if (!area.is_joint) partly += (partly.empty() ? "" : ", ") + area.name;
    if (!partly.empty())
        blocks.push_back({Paragraph{{{words("situation.own_only", {{"names", partly}})}}, quiet, 3}});
    return blocks;
}

// Serif: a person wrote it and stands for it.
std::vector<Block> written(WrittenSummary const& summary)
{
    TextStyle style;
    style.face = Face::serif;
    style.size = 12;
    style.line_height = 17.5;
    std::vector<Block> blocks;
    for (std::size_t from = 0; from < summary.text.size();) {
        auto const end = std::min(summary.text.find('\n', from), summary.text.size());
        if (end > from) blocks.push_back({Paragraph{{{summary.text.substr(from, end - from)}}, style, 5}});
        from = end + 1;
    }
    blocks.push_back({Paragraph{{{summary.signature}}, quiet, 6}});
    return blocks;
}

// A picture of one area says it all at once; that of several says each area's with its tables.
std::vector<Block> sentences(Picture const& picture, Wording const& words)
{
    if (picture.areas.size() != 1) return {};
    auto const lines = sentences_of(picture, picture.areas.front().code, words);
    if (lines.empty()) return {};
    std::vector<Block> blocks{{Heading{2, words("situation.sentences.title")}}};
    for (auto const& line : lines) blocks.push_back({Paragraph{{{line}}, TextStyle{}.with_size(10), 3}});
    return blocks;
}

// Worst first, then by how far above their usual they are.
std::vector<PictureCell const*> standing_out(PictureDocument const& document)
{
    std::vector<PictureCell const*> cells;
    for (auto const& cell : document.picture.cells)
        if (auto const level = level_of(document, cell); level == Level::bad || level == Level::warn)
            cells.push_back(&cell);
    auto const weight = [&](PictureCell const* cell) {
        return (level_of(document, *cell) == Level::bad ? 1000.0 : 0.0) + static_cast<double>(cell->count) -
               (cell->band ? cell->band->median : 0);
    };
    std::stable_sort(cells.begin(), cells.end(),
                     [&](auto* one, auto* other) { return weight(one) > weight(other); });
    return cells;
}

std::string after_the_count(PictureCell const& cell, Wording const& words)
{
    std::string text;
    if (cell.previous) text += " (" + words.signed_number(cell.count - *cell.previous) + ")";
    if (cell.rule.code == RuleCode::serious_reported) return text + ", " + words("situation.out.serious");
    if (!cell.band) return text;
    return text + ", " + words("situation.print_out.usually", {{"usual", words.usual(*cell.band)}});
}

std::vector<Block> what_stands_out(PictureDocument const& document, Wording const& words)
{
    auto const cells = standing_out(document);
    std::vector<Block> blocks{{Heading{2, words("situation.out.title")}}};
    if (cells.empty()) {
        bool const is_known = std::any_of(document.picture.cells.begin(), document.picture.cells.end(),
                                          [](auto const& cell) { return cell.level == Level::ok; });
        blocks.push_back({Paragraph{{{words(is_known ? "situation.out.none" : "situation.out.unknown")}}}});
        return blocks;
    }
    List list;
    list.style = TextStyle{}.with_size(10.5);
    list.indent = 17;
    list.space_between = 5;
    for (auto const* const cell : cells) {
        if (list.items.size() == most_standing_out) break;
        auto const level = level_of(document, *cell);
        list.items.push_back({{{area_name(document.picture, cell->area) + "  ", list.style.with_weight(600)},
                               {category_name(document.picture, cell->category, words) + "  "},
                               {words.number(static_cast<double>(cell->count)), list.style.with_weight(600)},
                               {after_the_count(*cell, words), TextStyle{}.in(ink::second)}},
                              level_sign(level, 12, words)});
    }
    auto const more = static_cast<std::int64_t>(cells.size() - list.items.size());
    blocks.push_back({std::move(list)});
    if (more > 0) blocks.push_back({Paragraph{{{words.counted("situation.out.more", more)}}, quiet, 5}});
    return blocks;
}

std::vector<Block> fact(std::string const& label, std::string const& figure, std::string const& comment)
{
    auto const small = TextStyle{}.with_size(8.5);
    std::vector<Block> blocks{{Paragraph{{{label}}, small.in(ink::third), 0}}};
    if (!figure.empty())
        blocks.push_back({Paragraph{{{figure}}, TextStyle{}.with_size(13.5).with_weight(600), 0}});
    blocks.push_back({Paragraph{{{comment}}, small.in(ink::second), 0}});
    return blocks;
}

Block facts(Picture const& picture, Wording const& words)
{
    auto const& facts = picture.facts;
    auto const missing = facts.expected - facts.answered;
    std::int64_t total = 0;
    std::int64_t before = 0;
    for (auto const& cell : picture.cells) {
        total += cell.count;
        before += cell.previous.value_or(0);
    }
    auto const answers = fact(words("situation.facts.reports"),
                              facts.expected > 0 ? words.share(facts.answered, facts.expected) : "–",
                              facts.expected == 0 ? words("situation.facts.no_reports")
                              : missing > 0       ? words.counted("situation.facts.missing", missing)
                                                  : words("situation.facts.complete"));
    auto const acute = fact(words("situation.facts.acute"), words.number(static_cast<double>(facts.acute)),
                            words.compared(facts.acute, facts.acute_previous));
    auto const observations =
        fact(words("situation.facts.observations"), words.number(static_cast<double>(total)),
             words.compared(total, picture.previous ? std::optional(before) : std::nullopt));
    auto const next =
        facts.next_deadline
            ? fact(words("situation.facts.next"), words.weekday_day(*facts.next_deadline),
                   words("situation.facts.by", {{"time", words.time_of_day(*facts.next_deadline)}}))
            : fact(words("situation.facts.next"), "", words("situation.facts.none"));
    return {Columns{{answers, acute, observations, next}, {1, 1, 1, 1}, 18, true}};
}

}  // namespace

std::vector<Block> first_page(PictureDocument const& document, Wording const& words)
{
    auto blocks = title(document, words);
    auto const add = [&](std::vector<Block> more) {
        std::move(more.begin(), more.end(), std::back_inserter(blocks));
    };
    blocks.push_back({Space{6}});
    blocks.push_back(facts(document.picture, words));
    add(goal_list(document, words));
    if (document.summary) {
        blocks.push_back({Heading{2, words("situation.print_out.summary")}});
        add(written(*document.summary));
    }
    add(what_stands_out(document, words));
    add(sentences(document.picture, words));
    return blocks;
}

}  // namespace samsyn::situation

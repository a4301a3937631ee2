// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/where_and_when.h"

#include <algorithm>

#include "lib/json/node.h"
#include "src/features/situation/documents/picture_map.h"

namespace samsyn::situation {
namespace {

using documents::Align;
using documents::Block;
using documents::Cell;
using documents::Columns;
using documents::Figure;
using documents::Heading;
using documents::Line;
using documents::Paragraph;
using documents::Part;
using documents::Table;
using documents::TextStyle;
using documents::Together;
using documents::Words;

constexpr double page_width = 498;

TextStyle const quiet = TextStyle{}.with_size(8.5).in(ink::third);

Cell text_cell(std::string const& text, Align align = Align::left)
{
    return {{Part{Words{{text}}, 0, 0, align}}};
}

Cell heading_cell(std::string const& text)
{
    auto cell = text_cell(text);
    cell.is_heading = true;
    return cell;
}

Cell head(std::string const& key, Wording const& words, Align align = Align::left)
{
    return {{Part{Words{{words(key), TextStyle{}.with_size(8).in(ink::third)}}, 0, 0, align}}};
}

std::vector<Cell> heads(std::vector<std::string> const& keys, Wording const& words)
{
    std::vector<Cell> cells;
    for (auto const& key : keys) cells.push_back(head(key, words));
    return cells;
}

Block density_key(Picture const& picture, std::string const& attribution, Wording const& words)
{
    Line line;
    line.style = TextStyle{}.with_size(8).in(ink::second);
    line.space_before = 5;
    line.parts.push_back({Words{{words("situation.map.density")}}, 0, 60});
    auto const classes = density_classes(picture);
    double left = 62;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        bool const is_last = i + 1 == classes.size();
        auto const from = words.number(static_cast<double>(classes[i]));
        auto const text = is_last ? from + "+"
                          : classes[i + 1] - 1 == classes[i]
                              ? from
                              : from + "–" + words.number(static_cast<double>(classes[i + 1] - 1));
        line.parts.push_back({density_sign(i + 1), left});
        line.parts.push_back({Words{{text}}, left + 13, 34});
        left += 48;
    }
    if (!attribution.empty())
        line.parts.push_back(
            {Words{{attribution, TextStyle{}.with_size(7.5).in(ink::third)}}, left, 0, Align::right});
    return {line};
}

// Whose map lies under, as the map's own file says.
std::string attribution_of(std::string const& basemap)
{
    if (basemap.empty()) return "";
    auto const document = json::Document::parse(basemap);
    if (!document) return "";
    auto const text = document->root().member("attribution");
    return text && text->kind() == json::Kind::string ? std::string(text->string()) : "";
}

std::vector<Cell> spot_row(Picture const& picture, PictureSpot const& spot, Wording const& words)
{
    std::string categories;
    for (auto const& code : spot.categories)
        categories += (categories.empty() ? "" : ", ") + category_name(picture, code, words);
    Cell place{{Part{Words{{spot.name, TextStyle{}.with_size(9.5).with_weight(600)},
                           {"\n" + area_name(picture, spot.area) + " · " + categories, quiet}}}},
               true};
    Cell when{{Part{hour_bars(spot.hours)}, Part{Words{{words.when(spot)}}, 58}}};
    auto const change = spot.previous ? words.signed_number(spot.count - *spot.previous) : std::string("–");
    return {{{Part{spot_sign(spot.rank)}}},
            place,
            when,
            {{Part{Words{{words.number(static_cast<double>(spot.count)),
                          TextStyle{}.with_size(10.5).with_weight(600)}},
                   0, 0, Align::right}}},
            text_cell(change, Align::right)};
}

}  // namespace

std::vector<Block> where_it_happens(PictureDocument const& document, Wording const& words, double most_height)
{
    auto const& picture = document.picture;
    auto const map = picture_map(document, page_width, most_height, words);
    auto const sub = picture.hexagons
                         ? words("situation.map.sub",
                                 {{"size", words.number(static_cast<double>(picture.hexagons->size_m))},
                                  {"last", words.day(picture.period.last)}})
                         : words("situation.map.sub_areas",
                                 {{"dates", words.days(picture.period.first, picture.period.last)}});
    if (!map)
        return {{Heading{2, words("situation.map.title")}}, {Paragraph{{{words("situation.map.none")}}}}};
    return {{Together{{{Heading{2, words("situation.map.title")}},
                       {Paragraph{{{sub}}, quiet, 1}},
                       {Figure{*map}},
                       density_key(picture, attribution_of(document.basemap), words)}}}};
}

std::vector<Block> when_it_happens(PictureDocument const& document, Wording const& words)
{
    auto const& picture = document.picture;
    std::vector<Block> blocks{{Heading{2, words("situation.spots.title")}}};
    if (picture.spots.empty()) {
        bool const only_areas = std::all_of(picture.areas.begin(), picture.areas.end(),
                                            [](auto const& area) { return area.precision == "area"; });
        blocks.push_back(
            {Paragraph{{{words(only_areas ? "situation.spots.none_area" : "situation.spots.none")}}}});
        return blocks;
    }
    blocks.push_back({Paragraph{{{words.spots(picture)}}, quiet, 1, true}});
    Table table;
    table.columns = {{0, 26}, {2}, {0, 170}, {0, 40}, {0, 46}};
    table.said = words("situation.spots.title");
    table.least_height = 28;
    table.head = {head("situation.tables.rank", words), head("situation.tables.place", words),
                  head("situation.tables.when", words), head("situation.tables.count", words, Align::right),
                  head("situation.tables.change", words, Align::right)};
    for (auto const& spot : picture.spots) table.rows.push_back(spot_row(picture, spot, words));
    blocks.push_back({table});
    return blocks;
}

std::vector<Block> what_is_done(PictureDocument const& document, Wording const& words)
{
    if (document.plan.empty()) return {};
    Table table;
    table.columns = {{1}, {3}, {2}, {1.4}, {1.2}};
    table.said = words("situation.print_out.plan");
    table.head =
        heads({"situation.print_out.step_state", "situation.print_out.step", "situation.print_out.step_who",
               "situation.matrix.area", "situation.print_out.step_when"},
              words);
    for (auto const& step : document.plan)
        table.rows.push_back({text_cell(step.state), heading_cell(step.what), text_cell(step.who),
                              text_cell(step.area), text_cell(step.when)});
    return {{Heading{2, words("situation.print_out.plan")}}, {table}};
}

std::vector<Block> trends(PictureDocument const& document, Wording const& words)
{
    auto const& picture = document.picture;
    if (picture.trends.empty()) return {};
    constexpr std::size_t in_a_row = 3;
    constexpr double gap = 20;
    double const top = scale_of(picture.trends);
    double const width = (page_width - gap * (in_a_row - 1)) / in_a_row;
    std::vector<Block> rows{{Heading{2, words("situation.trends.title")}},
                            {Paragraph{{{words("situation.trends.sub")}}, quiet, 1}}};
    for (std::size_t from = 0; from < picture.trends.size(); from += in_a_row) {
        Columns row{{}, std::vector<double>(in_a_row, 1), gap};
        for (auto i = from; i < from + in_a_row; ++i)
            if (i < picture.trends.size())
                row.columns.push_back(
                    {{Figure{trend_chart(picture, picture.trends[i], top, width, words), 0}}});
            else
                row.columns.emplace_back();
        rows.push_back({std::move(row)});
    }
    return {{Together{std::move(rows)}}};
}

std::vector<Block> who_answered(PictureDocument const& document, Wording const& words)
{
    auto const& picture = document.picture;
    bool const is_asked = std::any_of(picture.areas.begin(), picture.areas.end(),
                                      [](auto const& area) { return area.coverage.expected > 0; });
    if (!is_asked) return {};
    Table table;
    table.columns = {{1.6}, {1}, {1.1}, {0.9}, {3}};
    table.said = words("situation.answers.title");
    table.head = heads({"situation.matrix.area", "situation.answers.answer", "situation.answers.kind.nothing",
                        "situation.answers.kind.late", "situation.answers.kind.silent"},
                       words);
    for (auto const& area : picture.areas) {
        auto const& coverage = area.coverage;
        if (coverage.expected == 0) continue;
        std::string silent;
        for (auto const& operation : coverage.operations)
            if (operation.state == OperationState::silent)
                silent += (silent.empty() ? "" : ", ") + operation.name;
        auto const count = words.number(static_cast<double>(coverage.silent));
        table.rows.push_back({heading_cell(area.name),
                              text_cell(words.share(coverage.answered, coverage.expected)),
                              text_cell(words.number(static_cast<double>(coverage.nothing))),
                              text_cell(words.number(static_cast<double>(coverage.late))),
                              text_cell(silent.empty() ? count : count + ": " + silent)});
    }
    return {{Together{{{Heading{2, words("situation.answers.title")}},
                       {Paragraph{{{words("situation.answers.sub")}}, quiet, 1}},
                       {table}}}}};
}

}  // namespace samsyn::situation

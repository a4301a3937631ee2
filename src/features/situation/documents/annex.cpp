// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/annex.h"

#include <algorithm>
#include <map>

#include "src/features/situation/documents/matrix.h"

namespace samsyn::situation {
namespace {

using documents::Align;
using documents::Block;
using documents::Cell;
using documents::Heading;
using documents::Paragraph;
using documents::Part;
using documents::Table;
using documents::TextStyle;
using documents::Words;

constexpr std::size_t most_trend_columns = 7;

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

Table table_of(std::string const& said)
{
    Table table;
    table.said = said;
    table.style = TextStyle{}.with_size(8);
    table.least_height = 14;
    return table;
}

Cell level_cell(Level level, Wording const& words)
{
    auto sign = level_sign(level, 8, words);
    sign.said.clear();  // the word beside it says it
    return {{Part{sign}, Part{Words{{words.level(level)}}, 12}}};
}

Block levels(PictureDocument const& document, PictureArea const& area, Wording const& words)
{
    auto table = table_of(words("situation.tables.levels") + ": " + area.name);
    table.columns = {{1.5}, {0, 78}, {0, 34}, {0, 36}, {0, 48}, {2.6}};
    table.head = {text_cell(words("situation.matrix.category")),
                  text_cell(words("situation.tables.level")),
                  text_cell(words("situation.tables.count"), Align::right),
                  text_cell(words("situation.tables.previous"), Align::right),
                  text_cell(words("situation.tables.normal"), Align::right),
                  {{Part{Words{{words("situation.tables.why")}}, 8}}}};
    for (auto const& category : document.picture.categories) {
        auto const* const cell = cell_of(document.picture, area.code, category.code);
        if (cell == nullptr) continue;
        table.rows.push_back(
            {heading_cell(words.of(category.name)),
             level_cell(level_of(document, *cell), words),
             text_cell(is_counted(*cell) ? words.number(static_cast<double>(cell->count)) : "–",
                       Align::right),
             text_cell(cell->previous ? words.number(static_cast<double>(*cell->previous)) : "–",
                       Align::right),
             text_cell(cell->band ? words.usual(*cell->band) : "–", Align::right),
             {{Part{Words{{words.rule(cell->rule)}}, 8}}}});
    }
    return {table};
}

std::int64_t marked(PictureDocument const& document, std::string const& area, Level level)
{
    auto const& cells = document.picture.cells;
    return std::count_if(cells.begin(), cells.end(), [&](PictureCell const& cell) {
        return cell.area == area && level_of(document, cell) == level;
    });
}

Block areas(PictureDocument const& document, Wording const& words)
{
    auto table = table_of(words("situation.print_out.map_table"));
    table.columns = {{2}, {1}, {1}, {1}, {1}};
    table.head = {text_cell(words("situation.matrix.area")), text_cell(words("situation.map.density")),
                  text_cell(words.level(Level::bad)), text_cell(words.level(Level::warn)),
                  text_cell(words("situation.answers.answer"))};
    for (auto const& area : document.picture.areas) {
        auto const& coverage = area.coverage;
        table.rows.push_back(
            {heading_cell(area.name),
             text_cell(words.number(static_cast<double>(total_of(document.picture, area.code)))),
             text_cell(std::to_string(marked(document, area.code, Level::bad))),
             text_cell(std::to_string(marked(document, area.code, Level::warn))),
             text_cell(coverage.expected > 0 ? words.share(coverage.answered, coverage.expected) : "–")});
    }
    return {table};
}

// Rounds down, areas across; the rounds of all areas, since they may begin on different days.
Block rounds(Picture const& picture, std::size_t from, std::size_t count, Wording const& words)
{
    auto table = table_of(words("situation.tables.trends"));
    table.columns.push_back({1.3});
    table.head.push_back(text_cell(words("situation.tables.round_first")));
    std::map<Day, std::vector<std::string>> rows;
    for (std::size_t i = 0; i < count; ++i) {
        auto const& trend = picture.trends[from + i];
        table.columns.push_back({1});
        table.head.push_back(text_cell(area_name(picture, trend.area)));
        for (auto const& point : trend.points) {
            auto& row = rows[point.first];
            row.resize(count);
            row[i] = is_known(point) ? words.number(static_cast<double>(point.count))
                                     : words("situation.trends.no_data");
        }
    }
    for (auto const& [first, texts] : rows) {
        std::vector<Cell> row{heading_cell(words.short_day(first) + " " + std::to_string(first.year()))};
        for (auto const& text : texts) row.push_back(text_cell(text));
        table.rows.push_back(std::move(row));
    }
    return {table};
}

std::string sources_of(Picture const& picture, Wording const& words)
{
    std::string text = picture.facts.expected > 0 ? words("situation.print_out.own_reports") : "";
    for (auto const& source : picture.sources)
        text += (text.empty() ? "" : " ") + source.name +
                (source.licence.empty() ? "." : " (" + source.licence + ").");
    return text;
}

}  // namespace

std::vector<Block> annex(PictureDocument const& document, Wording const& words)
{
    auto const& picture = document.picture;
    std::vector<Block> blocks{{Heading{2, words("situation.print_out.annex")}},
                              {Paragraph{{{words("situation.print_out.how_to_read")}}}}};
    for (auto const& area : picture.areas) {
        if (total_of(picture, area.code) == 0 && area.coverage.expected == 0) continue;
        blocks.push_back({Heading{3, area.name}});
        if (picture.areas.size() > 1)
            for (auto const& line : sentences_of(picture, area.code, words))
                blocks.push_back({Paragraph{{{line}}, TextStyle{}.with_size(9), 2, true}});
        blocks.push_back(levels(document, area, words));
    }
    blocks.push_back({Heading{3, words("situation.print_out.map_table")}});
    blocks.push_back(areas(document, words));
    for (std::size_t from = 0; from < picture.trends.size(); from += most_trend_columns) {
        blocks.push_back({Heading{3, words("situation.tables.trends")}});
        blocks.push_back(
            rounds(picture, from, std::min(most_trend_columns, picture.trends.size() - from), words));
    }
    blocks.push_back({Heading{3, words("situation.print_out.sources")}});
    blocks.push_back({Paragraph{{{sources_of(picture, words)}}}});
    return blocks;
}

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/documents/matrix.h"

#include <algorithm>

namespace samsyn::situation {
namespace {

using documents::Align;
using documents::Block;
using documents::Cell;
using documents::Heading;
using documents::Line;
using documents::Paragraph;
using documents::Part;
using documents::Space;
using documents::Table;
using documents::TextStyle;
using documents::Words;

constexpr std::size_t most_areas_on_side = 7;
constexpr double category_width = 98;
constexpr double sign_size = 10;

// How the parts of a cell share its width.
struct CellPlan {
    double count_width;
    double change_left;
    double change_width;
    double spark_left;
    double spark_width;  // 0: no room
};

CellPlan plan_of(double cell_width)
{
    double const inside = cell_width - 8;
    double const count = 16;
    double const change_left = sign_size + count + 8;
    double const change = 25;
    double const spark_left = change_left + change + 6;
    return {count, change_left, change, spark_left, std::max(0.0, std::min(inside - spark_left, 52.0))};
}

Cell heading_of(PictureArea const& area, Wording const& words)
{
    auto const answers =
        area.coverage.expected > 0
            ? words.counted("situation.matrix.answers", area.coverage.expected,
                            {{"answered", words.number(static_cast<double>(area.coverage.answered))}})
            : words("situation.nobody_reports");
    Words heading{{area.name, TextStyle{}.with_size(9.5).with_weight(600)}};
    if (area.kind == "theme")
        heading.push_back({" · " + words("situation.matrix.theme"), TextStyle{}.with_size(8).in(ink::third)});
    heading.push_back({"\n" + answers, TextStyle{}.with_size(8).in(ink::third)});
    return {{Part{heading}}};
}

Cell level_cell(PictureDocument const& document, PictureCell const* cell, CellPlan const& plan,
                Wording const& words)
{
    auto const small = TextStyle{}.with_size(8).in(ink::third);
    if (cell == nullptr) return {{Part{Words{{words("situation.matrix.no_category"), small}}}}};
    auto const level = level_of(document, *cell);
    Cell made;
    made.parts.push_back({level_sign(level, sign_size, words)});
    if (level == Level::warn) made.ground = ink::warn_weak;
    if (level == Level::bad) {
        made.ground = ink::bad_weak;
        made.bar = ink::bad;
    }
    if (!is_counted(*cell)) {
        made.parts.push_back({Words{{words("ui.level.none"), small}}, sign_size + 5});
        return made;
    }
    bool const asks = level == Level::bad || level == Level::warn;
    auto const figure = TextStyle{}.with_size(9.5).with_weight(asks ? 700 : 400);
    made.parts.push_back({Words{{words.number(static_cast<double>(cell->count)), figure}}, sign_size + 2,
                          plan.count_width, Align::right});
    if (level != Level::none && cell->previous) {
        auto const style = cell->trend == Trend::up ? TextStyle{}.with_size(8).with_weight(600) : small;
        made.parts.push_back({trend_sign(cell->trend, words), plan.change_left});
        made.parts.push_back({Words{{words.signed_number(cell->count - *cell->previous), style}},
                              plan.change_left + 9, plan.change_width - 7});
    }
    if (plan.spark_width > 14)
        made.parts.push_back({sparkline(*cell, level, plan.spark_width), plan.spark_left, 0, Align::right});
    return made;
}

Table table_of(PictureDocument const& document, std::vector<PictureArea const*> const& areas, double width,
               Wording const& words)
{
    auto const plan = plan_of((width - category_width) / static_cast<double>(areas.size()));
    Table table;
    table.said = words("situation.matrix.title");
    table.least_height = 22;
    table.columns.push_back({1, category_width});
    table.head.push_back(
        {{Part{Words{{words("situation.matrix.category"), TextStyle{}.with_size(8).in(ink::third)}}}}});
    for (auto const* const area : areas) {
        table.columns.push_back({1, 0, true});
        table.head.push_back(heading_of(*area, words));
    }
    for (auto const& category : document.picture.categories) {
        std::vector<Cell> row{{{Part{Words{{words.of(category.name)}}}}, true}};
        for (auto const* const area : areas)
            row.push_back(
                level_cell(document, cell_of(document.picture, area->code, category.code), plan, words));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Block key(Wording const& words)
{
    Line line;
    line.style = TextStyle{}.with_size(8.5).in(ink::second);
    line.space_before = 7;
    double left = 0;
    for (auto const level : {Level::ok, Level::warn, Level::bad, Level::none}) {
        auto sign = level_sign(level, 10, words);
        sign.said.clear();  // the word beside it says it
        line.parts.push_back({sign, left});
        line.parts.push_back({Words{{words.level(level)}}, left + 14, 84});
        left += 92;
    }
    return {line};
}

std::vector<Block> decisions(PictureDocument const& document, Wording const& words)
{
    if (document.decided.empty()) return {};
    Table table;
    table.columns = {{1.4}, {1.4}, {1}, {1}, {3}};
    table.said = words("situation.print_out.decided");
    for (auto const* const key :
         {"situation.matrix.area", "situation.matrix.category", "situation.print_out.proposed",
          "situation.print_out.decided_level", "situation.print_out.motive"})
        table.head.push_back({{Part{Words{{words(key)}}}}});
    for (auto const& decided : document.decided) {
        auto const* const cell = cell_of(document.picture, decided.area, decided.category);
        auto const text = [](std::string const& said) { return Cell{{Part{Words{{said}}}}}; };
        auto area = text(area_name(document.picture, decided.area));
        area.is_heading = true;
        table.rows.push_back({area, text(category_name(document.picture, decided.category, words)),
                              text(cell == nullptr ? "–" : words.level(cell->level)),
                              text(words.level(decided.level)), text(decided.motive)});
    }
    return {{Heading{2, words("situation.print_out.decided")}}, {table}};
}

}  // namespace

Level level_of(PictureDocument const& document, PictureCell const& cell)
{
    for (auto const& decided : document.decided)
        if (decided.area == cell.area && decided.category == cell.category) return decided.level;
    return cell.level;
}

std::vector<Block> matrix(PictureDocument const& document, Wording const& words, bool is_landscape)
{
    double const width = is_landscape ? 745 : 498;
    std::vector<Block> blocks{
        {Heading{2, words("situation.matrix.title")}},
        {Paragraph{{{words("situation.matrix.sub")}}, TextStyle{}.with_size(8.5).in(ink::third), 1, true}}};
    auto const& areas = document.picture.areas;
    for (std::size_t from = 0; from < areas.size();) {
        auto const tables_left = (areas.size() - from + most_areas_on_side - 1) / most_areas_on_side;
        auto const count = (areas.size() - from + tables_left - 1) / tables_left;  // shared evenly
        std::vector<PictureArea const*> shown;
        for (auto i = from; i < from + count; ++i) shown.push_back(&areas[i]);
        blocks.push_back({table_of(document, shown, width, words)});
        if (from + count < areas.size()) blocks.push_back({Space{10}});
        from += count;
    }
    blocks.push_back(key(words));
    auto more = decisions(document, words);
    std::move(more.begin(), more.end(), std::back_inserter(blocks));
    return blocks;
}

}  // namespace samsyn::situation

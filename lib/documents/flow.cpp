// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/flow.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "lib/base/check.h"
#include "lib/documents/cells.h"

namespace samsyn::documents {
namespace {

constexpr double row_padding = 5;  // above and below together
constexpr double bar_width = 2.2;
constexpr Colour hairline = Colour::of(0xd4d8dc);
constexpr Colour head_line = Colour::of(0x44505c);
constexpr Colour bullet = Colour::of(0x5f6b77);

TextStyle heading_style(int level)
{
    TextStyle style;
    style.weight = 600;
    style.size = level == 1 ? 21 : level == 2 ? 12.5 : 10;
    style.line_height = style.size * 1.22;
    return style;
}

// One width or more, in the order of the columns.
std::vector<double> widths_of(std::vector<Column> const& columns, double width)
{
    double fixed = 0;
    double shares = 0;
    for (auto const& column : columns) {
        fixed += column.points;
        if (column.points <= 0) shares += column.share;
    }
    std::vector<double> widths;
    for (auto const& column : columns)
        widths.push_back(column.points > 0 ? column.points : (width - fixed) * column.share / shares);
    return widths;
}

std::vector<Piece> paragraph(Words const& words, TextStyle const& style, double space_before, double width,
                             Typesetter const& typesetter, Element& element)
{
    auto const text = std::make_shared<SetText>(typesetter.set(words, style, width));
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < text->lines.size(); ++i) {
        Piece piece;
        piece.space_before = i == 0 ? space_before : 0;
        piece.height = text->line_height;
        // No line of a paragraph stands alone.
        piece.stays_with_next = i == 0 ? text->lines.size() > 1 : i + 2 == text->lines.size();
        piece.paint = [text, i, width, &element](Painter& painter, At at) {
            painter.begin(element);
            painter.line_of_text(at, text->lines[i], width, Align::left);
            painter.end(element);
        };
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

std::vector<Piece> pieces_of(Heading const& heading, double width, Typesetter const& typesetter,
                             Element& parent)
{
    auto& element = parent.add("H" + std::to_string(heading.level));
    double const before = heading.level == 1 ? 0 : heading.level == 2 ? 16 : 9;
    auto pieces =
        paragraph({{heading.text}}, heading_style(heading.level), before, width, typesetter, element);
    for (auto& piece : pieces) piece.stays_with_next = true;
    pieces.front().paint = [paint = pieces.front().paint, heading](Painter& painter, At at) {
        painter.list(heading.level, heading.text, at.y);
        paint(painter, at);
    };
    return pieces;
}

std::vector<Piece> pieces_of(Paragraph const& block, double width, Typesetter const& typesetter,
                             Element& parent)
{
    auto pieces = paragraph(block.words, block.style, block.space_before, width, typesetter, parent.add("P"));
    if (block.stays_with_next) pieces.back().stays_with_next = true;
    return pieces;
}

// What stands before an item: its drawing, else a bullet.
Paint mark_of(ListItem const& item, List const& list, Typesetter const& typesetter, Element& label)
{
    if (!item.mark) {
        auto const dot = std::make_shared<SetText>(typesetter.set({{"•"}}, list.style.in(bullet)));
        return [dot, &label](Painter& painter, At at) {
            painter.begin(label);
            painter.text({at.x + 1, at.y}, *dot, 0, Align::left);
            painter.end(label);
        };
    }
    auto* const element = element_of(*item.mark, label);
    return [element, mark = *item.mark, height = list.style.line_height](Painter& painter, At at) {
        painter.drawing({at.x, at.y + (height - mark.height) / 2}, mark, element);
    };
}

std::vector<Piece> pieces_of(List const& list, double width, Typesetter const& typesetter, Element& parent)
{
    std::vector<Piece> pieces;
    auto& element = parent.add("L");
    for (auto const& item : list.items) {
        auto& own = element.add("LI");
        auto const mark = mark_of(item, list, typesetter, own.add("Lbl"));
        auto lines = paragraph(item.words, list.style, list.space_between, width - list.indent, typesetter,
                               own.add("LBody"));
        for (auto& line : lines)
            line.paint = [paint = line.paint, indent = list.indent](Painter& painter, At at) {
                paint(painter, {at.x + indent, at.y});
            };
        lines.front().paint = [paint = lines.front().paint, mark](Painter& painter, At at) {
            mark(painter, at);
            paint(painter, at);
        };
        std::move(lines.begin(), lines.end(), std::back_inserter(pieces));
    }
    return pieces;
}

std::vector<Piece> pieces_of(Line const& line, double width, Typesetter const& typesetter, Element& parent)
{
    Cell cell;
    cell.parts = line.parts;
    auto const set = std::make_shared<SetCell>(
        set_cell(cell, {}, width + 2 * cell_padding, line.style, typesetter, parent.add("P")));
    return {{line.space_before, set->height, false, [set](Painter& painter, At at) {
                 for (auto const& part : set->parts)
                     paint_part(painter, part,
                                {at.x - cell_padding + part.left, at.y + (set->height - part.height) / 2},
                                false);
             }}};
}

struct SetRow {
    std::vector<SetCell> cells;
    double height = 0;
    double width = 0;
    bool is_head = false;
    Colour line = hairline;
    double line_width = 0.5;
};

void paint_row(Painter& painter, SetRow const& row, At corner, bool is_ornament)
{
    double x = corner.x;
    for (auto const& cell : row.cells) {
        if (cell.ground) painter.rectangle({x, corner.y}, cell.width, row.height, *cell.ground);
        if (cell.has_rule) painter.standing_rule({x, corner.y}, row.height, hairline);
        if (cell.bar) painter.rectangle({x, corner.y}, bar_width, row.height, *cell.bar);
        x += cell.width;
    }
    painter.rule({corner.x, corner.y + row.height}, row.width, row.line, row.line_width);
    x = corner.x;
    for (auto const& cell : row.cells) {
        for (auto const& part : cell.parts) {
            double const room = row.height - part.height;
            double const above = row.is_head ? room - row_padding / 2 : room / 2;  // heads stand at the foot
            paint_part(painter, part, {x + part.left, corner.y + above}, is_ornament);
        }
        x += cell.width;
    }
}

std::shared_ptr<SetRow> set_row(Table const& table, std::vector<Cell> const& cells,
                                std::vector<double> const& widths, bool is_head, Typesetter const& typesetter,
                                Element& parent)
{
    check(cells.size() == table.columns.size());
    auto const row = std::make_shared<SetRow>();
    auto& element = parent.add("TR");
    for (std::size_t i = 0; i < cells.size(); ++i) {
        bool const is_heading = is_head || cells[i].is_heading;
        auto& cell = element.add(is_heading ? "TH" : "TD");
        if (is_heading) cell.scope = is_head ? "Column" : "Row";
        row->cells.push_back(set_cell(cells[i], table.columns[i], widths[i], table.style, typesetter, cell));
        row->height = std::max(row->height, row->cells.back().height + row_padding);
        row->width += widths[i];
    }
    row->height = std::max(row->height, is_head ? 0 : table.least_height);
    row->is_head = is_head;
    if (is_head) {
        row->line = head_line;
        row->line_width = 0.8;
    }
    return row;
}

std::vector<Piece> pieces_of(Table const& table, double width, Typesetter const& typesetter, Element& parent)
{
    auto const widths = widths_of(table.columns, width);
    auto& element = parent.add("Table");
    element.summary = table.said;
    auto const head = set_row(table, table.head, widths, true, typesetter, element.add("THead"));
    auto const repeated = std::make_shared<Repeated>(
        Repeated{head->height, [head](Painter& painter, At at) { paint_row(painter, *head, at, true); }});
    std::vector<Piece> pieces;
    pieces.push_back(
        {6, head->height, true, [head](Painter& painter, At at) { paint_row(painter, *head, at, false); }});
    auto& body = element.add("TBody");
    for (auto const& cells : table.rows) {
        auto const row = set_row(table, cells, widths, false, typesetter, body);
        pieces.push_back({0, row->height, false,
                          [row](Painter& painter, At at) { paint_row(painter, *row, at, false); }, repeated});
    }
    // The last row does not stand alone.
    if (pieces.size() > 3) pieces[pieces.size() - 2].stays_with_next = true;
    return pieces;
}

std::vector<Piece> pieces_of(Figure const& figure, double, Typesetter const&, Element& parent)
{
    auto* const element = element_of(figure.drawing, parent);
    auto const drawing = std::make_shared<Drawing>(figure.drawing);
    return {{figure.space_before, drawing->height, false,
             [drawing, element](Painter& painter, At at) { painter.drawing(at, *drawing, element); }}};
}

std::vector<Piece> pieces_of(Space const& space, double, Typesetter const&, Element&)
{
    return {{space.height, 0, false, [](Painter&, At) {}}};
}

double height_of(std::vector<Piece> const& pieces)
{
    double height = 0;
    for (auto const& piece : pieces)
        height += (&piece == &pieces.front() ? 0 : piece.space_before) + piece.height;
    return height;
}

void paint_stack(Painter& painter, std::vector<Piece> const& pieces, At at)
{
    for (auto const& piece : pieces) {
        if (&piece != &pieces.front()) at.y += piece.space_before;
        piece.paint(painter, at);
        at.y += piece.height;
    }
}

std::vector<Piece> pieces_of(Columns const& block, double width, Typesetter const& typesetter,
                             Element& parent)
{
    check(block.columns.size() == block.shares.size() && !block.columns.empty());
    double const shares = std::accumulate(block.shares.begin(), block.shares.end(), 0.0);
    double const room = width - block.gap * static_cast<double>(block.columns.size() - 1);
    struct Stack {
        double left;
        std::vector<Piece> pieces;
    };
    auto const stacks = std::make_shared<std::vector<Stack>>();
    double left = 0;
    double height = 0;
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
        double const its_width = room * block.shares[i] / shares;
        stacks->push_back({left, pieces_of(block.columns[i], its_width, typesetter, parent)});
        height = std::max(height, height_of(stacks->back().pieces));
        left += its_width + block.gap;
    }
    return {{8, height, false, [stacks, height, block](Painter& painter, At at) {
                 for (auto const& stack : *stacks) {
                     if (block.has_rules && stack.left > 0)
                         painter.standing_rule({at.x + stack.left - block.gap / 2, at.y}, height, hairline);
                     paint_stack(painter, stack.pieces, {at.x + stack.left, at.y});
                 }
             }}};
}

std::vector<Piece> pieces_of(Together const& block, double width, Typesetter const& typesetter,
                             Element& parent)
{
    auto pieces = pieces_of(block.blocks, width, typesetter, parent);
    for (auto& piece : pieces) piece.stays_with_next = &piece != &pieces.back();
    return pieces;
}

// How many pieces from `first` on must stand on the same page.
std::size_t chain(std::vector<Piece> const& pieces, std::size_t first)
{
    std::size_t count = 1;
    while (first + count < pieces.size() && pieces[first + count - 1].stays_with_next) ++count;
    return count;
}

}  // namespace

std::vector<Piece> pieces_of(Block const& block, double width, Typesetter const& typesetter, Element& parent)
{
    return std::visit([&](auto const& its) { return pieces_of(its, width, typesetter, parent); }, block.is);
}

std::vector<Piece> pieces_of(std::vector<Block> const& blocks, double width, Typesetter const& typesetter,
                             Element& parent)
{
    std::vector<Piece> pieces;
    for (auto const& block : blocks) {
        auto more = pieces_of(block, width, typesetter, parent);
        std::move(more.begin(), more.end(), std::back_inserter(pieces));
    }
    return pieces;
}

std::vector<LaidOutPage> paginate(std::vector<Piece> const& pieces, PageSize size, double top, double bottom)
{
    std::vector<LaidOutPage> pages{{size, {}}};
    double const end = size.height - bottom;
    double y = top;
    std::size_t bound_until = 0;  // pieces before this one have been found to fit
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        auto const& piece = pieces[i];
        bool const is_first = pages.back().pieces.empty();
        if (i >= bound_until && !is_first) {
            auto const count = chain(pieces, i);
            double needed = 0;
            for (std::size_t j = i; j < i + count; ++j) needed += pieces[j].space_before + pieces[j].height;
            bool const fits_a_page = needed <= end - top;
            if (fits_a_page) bound_until = i + count;
            if (y + (fits_a_page ? needed : piece.space_before + piece.height) > end) {
                pages.push_back({size, {}});
                y = top;
            }
        }
        bool const opens_page = pages.back().pieces.empty();
        if (opens_page && piece.repeated && i > 0) {
            pages.back().pieces.emplace_back(y, piece.repeated->paint);
            y += piece.repeated->height;
        }
        if (!opens_page) y += piece.space_before;
        if (piece.height > 0) pages.back().pieces.emplace_back(y, piece.paint);
        y += piece.height;
    }
    return pages;
}

}  // namespace samsyn::documents

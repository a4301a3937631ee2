// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/documents/canvas.h"
#include "lib/documents/text_style.h"

// What a printed document is made of, in reading order. Measures are points (1/72 inch).
namespace samsyn::documents {

// A piece of a line of text; without an own style it has that of what it stands in.
struct Run {
    std::string text;
    std::optional<TextStyle> style = std::nullopt;
};
using Words = std::vector<Run>;

// Something drawn among words or alone. `said` is what it says to those who do not see it; a drawing that
// says nothing is an ornament. `is_word`: it stands for that word, as a shape stands for a level.
struct Drawing {
    double width = 0;
    double height = 0;
    std::string said;
    std::function<void(Canvas&)> draw;  // from (0, 0) to (width, height), y downwards
    bool is_word = false;
};

struct Heading {
    int level = 1;  // 1 to 3; none may be left out
    std::string text;
};

struct Paragraph {
    Words words;
    TextStyle style = body_style();
    double space_before = 4;
    bool stays_with_next = false;
};

// Words after a bullet, or after a drawing in its place.
struct ListItem {
    Words words;
    std::optional<Drawing> mark = std::nullopt;
};

struct List {
    std::vector<ListItem> items;
    TextStyle style = body_style();
    double indent = 11;
    double space_between = 3;
};

// A part of a cell: from `left` over `width` (0: the rest) of the cell's inside.
struct Part {
    std::variant<Words, Drawing> content;
    double left = 0;
    double width = 0;
    Align align = Align::left;
};

struct Cell {
    std::vector<Part> parts;
    bool is_heading = false;  // of its row; the heading rows' cells are those of their columns
    std::optional<Colour> ground = std::nullopt;
    std::optional<Colour> bar = std::nullopt;  // along the left side
};

// One line of parts side by side, as a key to a figure.
struct Line {
    std::vector<Part> parts;
    TextStyle style = body_style();
    double space_before = 4;
};

struct Column {
    double share = 1;       // of the width that the fixed ones leave
    double points = 0;      // fixed when above 0
    bool has_rule = false;  // a hairline at the left
};

// The heading row is repeated on every page the table reaches. `said` sums it up for those who do not see it.
struct Table {
    std::vector<Column> columns;
    std::vector<Cell> head;
    std::vector<std::vector<Cell>> rows;
    TextStyle style = table_style();
    std::string said;
    double least_height = 17;  // of a row
};

struct Figure {
    Drawing drawing;
    double space_before = 6;
};

struct Space {
    double height = 0;
};

struct Block;

// Side by side, read one after the other; never broken over pages.
struct Columns {
    std::vector<std::vector<Block>> columns;
    std::vector<double> shares;
    double gap = 16;
    bool has_rules = false;  // hairlines between
};

// Stands on one page if one page can hold it.
struct Together {
    std::vector<Block> blocks;
};

struct Block {
    std::variant<Heading, Paragraph, List, Line, Table, Figure, Space, Columns, Together> is;
};

// Begins on a page of its own.
struct Section {
    std::vector<Block> blocks;
    bool is_landscape = false;
};

// What stands at the edge of each page, outside the reading order.
struct PageEdge {
    std::string left;
    std::string right;
};

struct Document {
    std::string title;
    std::string language;  // BCP 47: "sv-SE", "en-GB"
    std::string author;
    std::string made_at;  // ISO 8601, so that the same content gives the same bytes
    std::vector<Section> sections;
    std::function<PageEdge(int page, int pages)> footer;
};

}  // namespace samsyn::documents

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/bounded.h"

// Tables of counts that are to be made public, and what has been made public before.
namespace samsyn::disclosure {

using CodeText = Text<200>;
using Key = ListOf<CodeText, 6>;  // one code for each dimension of the table
using Count = Between<0, 1'000'000'000>;

// One line of a dimension: a leaf, or the total of those that name it as parent.
struct Code {
    CodeText code;
    std::optional<CodeText> parent;
    std::optional<bool>
        published;  // false: is counted, but no table shows it (a sliver between two divisions)
};
BOOST_DESCRIBE_STRUCT(Code, (), (code, parent, published))

// Areas, categories, periods … Two dimensions may divide the same thing in two ways: then one names the other
// in same_as, and its leaves are codes of that one.
struct Dimension {
    CodeText name;
    ListOf<Code, 5000> codes;
    std::optional<CodeText> same_as;
};
BOOST_DESCRIBE_STRUCT(Dimension, (), (name, codes, same_as))

// A leaf cell. One that is not given counts 0.
struct LeafCell {
    Key key;
    Count count;
};
BOOST_DESCRIBE_STRUCT(LeafCell, (), (key, count))

struct Table {
    CodeText name;
    ListOf<CodeText, 6> dimensions;
    ListOf<LeafCell, 100'000> cells;
};
BOOST_DESCRIBE_STRUCT(Table, (), (name, dimensions, cells))

struct Plan {
    ListOf<Dimension, 50> dimensions;
    ListOf<Table, 50> tables;
};
BOOST_DESCRIBE_STRUCT(Plan, (), (dimensions, tables))

// A cell as everybody sees it: its count, or nothing but that it is hidden.
struct ReleasedCell {
    Key key;
    std::optional<Count> count;
    std::optional<bool> suppressed;
};
BOOST_DESCRIBE_STRUCT(ReleasedCell, (), (key, count, suppressed))

struct ReleasedTable {
    CodeText name;
    std::optional<ListOf<CodeText, 6>> dimensions;
    ListOf<ReleasedCell, 100'000> cells;
};
BOOST_DESCRIBE_STRUCT(ReleasedTable, (), (name, dimensions, cells))

// What was published: all cells of all tables, totals too.
struct Release {
    ListOf<Dimension, 50> dimensions;
    ListOf<ReleasedTable, 50> tables;
};

}  // namespace samsyn::disclosure

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace samsyn::datasets {

// What the words of a source mean in the taxonomy: the form "samsyn-code-table/1".
struct CodeRow {
    std::string type;
    std::optional<std::string> category;  // null: rows of this kind are left out
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(CodeRow, (), (type, category, reason))

struct CodeTable {
    std::string format;
    std::string name;
    std::string taxonomy;
    std::string unknown;
    std::vector<CodeRow> rows;
};
BOOST_DESCRIBE_STRUCT(CodeTable, (), (format, name, taxonomy, unknown, rows))

// The table by its words, which are compared exactly.
using Meanings = std::unordered_map<std::string, std::optional<std::string>>;

inline Meanings meanings_of(CodeTable const& table)
{
    Meanings all;
    for (auto const& row : table.rows) all.emplace(row.type, row.category);
    return all;
}

}  // namespace samsyn::datasets

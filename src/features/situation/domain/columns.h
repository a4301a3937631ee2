// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace samsyn::situation {

struct Question {
    std::string code;
    std::string name_sv;
    std::string name_en;
    std::vector<std::string> categories;
};

struct Category {
    std::string code;
    std::optional<std::string> parent;
    std::string name_sv;
    std::string name_en;
    bool is_trouble = true;  // what is coming, and places that feel safe, are told but not counted
};

struct Column {
    std::string code;
    std::string name_sv;
    std::string name_en;
    bool is_question = true;
};

// What the picture counts apart: the questions of the checklists, in their order. A category that no question
// lists goes with its nearest ancestor that one does, else to a column of its taxonomy root. Questions that
// ask about nothing troublesome have no column.
class Columns {
public:
    Columns(std::vector<Question> const& questions, std::vector<Category> const& categories);

    std::vector<Column> const& all() const { return m_columns; }
    // Index into all(); nothing for what is not counted.
    std::optional<std::size_t> of(std::string const& category) const;
    // The codes of what counts under a column, in alphabetical order.
    std::vector<std::string> categories_of(std::size_t column) const;

private:
    std::size_t column_named(Column const& column);
    void place(std::string const& category, std::map<std::string, Category> const& known);

    std::vector<Column> m_columns;
    std::map<std::string, std::size_t> m_of_category;
};

}  // namespace samsyn::situation

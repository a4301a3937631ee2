// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "src/features/datasets/domain/profile.h"

namespace samsyn::datasets {

using Cells = std::vector<std::string>;

// A source that has found its column.
class Cell {
public:
    Cell() = default;
    Cell(Source const& source, std::size_t index);

    // Trimmed; empty when the row has nothing there.
    std::string_view in(Cells const& cells) const;
    // The column, or nothing for a constant.
    std::string const& column() const { return m_column; }

private:
    static constexpr std::size_t no_column = static_cast<std::size_t>(-1);
    std::string m_column;
    std::string m_constant;
    std::optional<Part> m_part;
    std::size_t m_index = no_column;
};

// The headings of a file. Names are compared trimmed and without regard to capitals.
class Columns {
public:
    explicit Columns(std::vector<std::string> const& headings);

    std::optional<std::size_t> find(std::string_view name) const;
    // Refuses "import.column_missing" with the column as field.
    Result<Cell> cell_of(Source const& source) const;
    // Absent when the source is.
    Result<std::optional<Cell>> cell_of(std::optional<Source> const& source) const;
    Result<Done> require(std::vector<std::string> const& names) const;

private:
    std::vector<std::string> m_folded;
};

}  // namespace samsyn::datasets

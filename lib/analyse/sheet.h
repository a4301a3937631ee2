// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/result.h"

namespace samsyn::analyse {

// A file an answer stands on.
struct SourceFile {
    std::string name;    // without folders
    std::string sha256;  // of its bytes
};

// The columns wanted of a table in a file, as text, whole in memory.
class Sheet {
public:
    // Names as they stand in the heading, or but for case. Refuses as open_table() does, and with
    // "analyse.no_column" (the field says which and what there is), "analyse.too_many_rows", or what is wrong
    // with the first row at fault.
    static Result<Sheet> read(std::string const& path, std::vector<std::string> const& needed,
                              std::vector<std::string> const& if_there = {});

    std::size_t rows() const { return m_rows; }
    bool has(std::string const& column) const { return m_columns.contains(column); }
    std::vector<std::string> const& column(std::string const& name) const { return m_columns.at(name); }
    SourceFile const& file() const { return m_file; }

    // Numbers of a column; an empty cell is NaN. Refuses "field.not_number" with file, row and text.
    Result<std::vector<double>> numbers(std::string const& column) const;

    // Refuses about one cell.
    tl::unexpected<Error> fault(std::size_t row, std::string const& column, std::string const& code) const;
    // A name of a row or column for a refusal: "events.csv:7, x".
    std::string place(std::size_t row, std::string const& column) const;

private:
    SourceFile m_file;
    std::size_t m_rows = 0;
    std::vector<std::uint64_t> m_numbers;  // of the rows, as a spreadsheet counts
    std::map<std::string, std::vector<std::string>> m_columns;
};

}  // namespace samsyn::analyse

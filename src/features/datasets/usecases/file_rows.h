// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <deque>
#include <string>

#include "lib/tabular/table.h"
#include "src/features/datasets/usecases/row_reader.h"

namespace samsyn::datasets {

// What a profile says of the file itself, for reading it.
tabular::TableOptions table_options(FileForm const& form, std::string const& scratch);

// The rows of a file, with what its first ones tell of how positions are written.
class FileRows {
public:
    // Refuses what tabular::open_table() does, and "crs.missing" when neither the profile nor the file nor
    // its numbers tell the coordinate system.
    static Result<FileRows> open(std::string const& path, Profile const& profile, std::string const& scratch);

    std::vector<std::string> const& headings() const { return m_table.columns(); }
    PositionStyle const& style() const { return m_style; }
    // As tabular::Table::next().
    Result<bool> next(tabular::Row& row);

private:
    explicit FileRows(tabular::Table table) : m_table(std::move(table)) {}
    Result<Done> read_sample();
    Result<Done> learn_style(Profile const& profile);
    std::vector<std::string> sample_of(Cell const& cell) const;

    tabular::Table m_table;
    std::deque<tabular::Row> m_sample;
    PositionStyle m_style;
};

}  // namespace samsyn::datasets

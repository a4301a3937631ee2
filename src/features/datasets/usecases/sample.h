// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "lib/tabular/table.h"
#include "src/features/datasets/domain/profile.h"

namespace samsyn::datasets {

// The beginning of a file, by columns, with what the file says of itself. What a file means is judged by it.
class Sample {
public:
    static constexpr std::size_t most_rows = 20'000;

    // Refuses what tabular::open_table() does.
    static Result<Sample> of(std::string const& path, FileForm const& form, std::string const& scratch);

    tabular::TableInfo const& info() const { return m_info; }
    std::uint64_t header_row() const { return m_header_row; }
    std::vector<std::string> const& headings() const { return m_headings; }
    std::vector<std::string> const& column(std::size_t index) const { return m_columns[index]; }
    std::size_t rows() const { return m_rows; }

    // How large a part of the cells that say something are so; 0 when none does.
    double share(std::size_t index, std::function<bool(std::string const&)> const& is_so) const;
    double filled(std::size_t index) const;
    // Different cells that say something.
    std::size_t distinct(std::size_t index) const;

private:
    tabular::TableInfo m_info;
    std::uint64_t m_header_row = 0;
    std::vector<std::string> m_headings;
    std::vector<std::vector<std::string>> m_columns;  // cells trimmed
    std::size_t m_rows = 0;
};

}  // namespace samsyn::datasets

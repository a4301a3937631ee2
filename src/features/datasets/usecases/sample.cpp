// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/sample.h"

#include <unordered_set>

#include "src/features/datasets/domain/folded.h"
#include "src/features/datasets/usecases/file_rows.h"

namespace samsyn::datasets {

Result<Sample> Sample::of(std::string const& path, FileForm const& form, std::string const& scratch)
{
    auto table = tabular::open_table(path, table_options(form, scratch));
    if (!table) return refuse(table);
    Sample sample;
    sample.m_info = table->info();
    sample.m_header_row = table->header_row();
    sample.m_headings = table->columns();
    sample.m_columns.resize(sample.m_headings.size());
    tabular::Row row;
    while (sample.m_rows < most_rows) {
        auto const more = table->next(row);
        if (!more) return refuse(more);
        if (!*more) break;
        ++sample.m_rows;
        for (std::size_t i = 0; i < sample.m_columns.size(); ++i)
            sample.m_columns[i].emplace_back(i < row.cells.size() ? trimmed(row.cells[i])
                                                                  : std::string_view());
    }
    return sample;
}

double Sample::share(std::size_t index, std::function<bool(std::string const&)> const& is_so) const
{
    std::size_t said = 0;
    std::size_t so = 0;
    for (auto const& cell : m_columns[index]) {
        if (cell.empty()) continue;
        ++said;
        if (is_so(cell)) ++so;
    }
    return said == 0 ? 0 : static_cast<double>(so) / static_cast<double>(said);
}

double Sample::filled(std::size_t index) const
{
    std::size_t said = 0;
    for (auto const& cell : m_columns[index]) said += cell.empty() ? 0 : 1;
    return m_rows == 0 ? 0 : static_cast<double>(said) / static_cast<double>(m_rows);
}

std::size_t Sample::distinct(std::size_t index) const
{
    std::unordered_set<std::string_view> different;
    for (auto const& cell : m_columns[index])
        if (!cell.empty()) different.insert(cell);
    return different.size();
}

}  // namespace samsyn::datasets

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/domain/columns.h"

#include <algorithm>

#include "src/features/datasets/domain/folded.h"

namespace samsyn::datasets {

Cell::Cell(Source const& source, std::size_t index) : m_part(source.part), m_index(index)
{
    if (source.column) m_column = *source.column;
    if (source.constant) m_constant = source.constant->text;
    if (!source.column) m_index = no_column;
}

std::string_view Cell::in(Cells const& cells) const
{
    if (m_index == no_column) return m_constant;
    if (m_index >= cells.size()) return {};
    std::string_view text = cells[m_index];
    if (m_part == Part::after_last_comma) {
        auto const comma = text.rfind(',');
        text = comma == text.npos ? std::string_view() : text.substr(comma + 1);
    }
    return trimmed(text);
}

Columns::Columns(std::vector<std::string> const& headings)
{
    for (auto const& heading : headings) m_folded.push_back(folded(heading));
}

std::optional<std::size_t> Columns::find(std::string_view name) const
{
    auto const found = std::ranges::find(m_folded, folded(name));
    if (found == m_folded.end()) return std::nullopt;
    return static_cast<std::size_t>(found - m_folded.begin());
}

Result<Cell> Columns::cell_of(Source const& source) const
{
    if (!source.column) return Cell(source, 0);
    auto const index = find(*source.column);
    if (!index) return fail_field(*source.column, "import.column_missing");
    return Cell(source, *index);
}

Result<std::optional<Cell>> Columns::cell_of(std::optional<Source> const& source) const
{
    if (!source) return std::optional<Cell>();
    auto cell = cell_of(*source);
    if (!cell) return refuse(cell);
    return std::optional<Cell>(std::move(*cell));
}

Result<Done> Columns::require(std::vector<std::string> const& names) const
{
    std::vector<FieldError> missing;
    for (auto const& name : names)
        if (!find(name)) missing.push_back({name, "import.column_missing"});
    if (!missing.empty()) return fail(ErrorKind::invalid, "import.column_missing", std::move(missing));
    return Done{};
}

}  // namespace samsyn::datasets

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/situation/domain/columns.h"

#include <algorithm>

namespace samsyn::situation {

Columns::Columns(std::vector<Question> const& questions, std::vector<Category> const& categories)
{
    std::map<std::string, Category> known;
    for (auto const& category : categories) known[category.code] = category;
    auto const is_trouble = [&](std::string const& code) {
        auto const found = known.find(code);
        return found != known.end() && found->second.is_trouble;
    };
    for (auto const& question : questions) {
        auto const& asked = question.categories;
        if (std::none_of(asked.begin(), asked.end(), is_trouble)) continue;
        auto const column = column_named({question.code, question.name_sv, question.name_en});
        for (auto const& category : asked)
            if (is_trouble(category)) m_of_category.try_emplace(category, column);
    }
    for (auto const& category : categories)
        if (category.is_trouble) place(category.code, known);
}

std::optional<std::size_t> Columns::of(std::string const& category) const
{
    auto const found = m_of_category.find(category);
    return found == m_of_category.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Columns::categories_of(std::size_t column) const
{
    std::vector<std::string> codes;
    for (auto const& [category, of] : m_of_category)
        if (of == column) codes.push_back(category);
    return codes;
}

std::size_t Columns::column_named(Column const& column)
{
    auto const found = std::find_if(m_columns.begin(), m_columns.end(),
                                    [&](Column const& one) { return one.code == column.code; });
    if (found != m_columns.end()) return static_cast<std::size_t>(found - m_columns.begin());
    m_columns.push_back(column);
    return m_columns.size() - 1;
}

// Taxonomies are a few levels deep; a circle of parents ends at the limit.
void Columns::place(std::string const& category, std::map<std::string, Category> const& known)
{
    constexpr int deepest = 10;
    auto code = category;
    for (int level = 0; level < deepest && !m_of_category.contains(code); ++level) {
        auto const& at = known.at(code);
        if (!at.parent || !known.contains(*at.parent)) {
            m_of_category[code] = column_named({at.code, at.name_sv, at.name_en, false});
            break;
        }
        code = *at.parent;
    }
    auto const found = m_of_category.find(code);
    if (found != m_of_category.end()) m_of_category[category] = found->second;
}

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/pages/shown_release.h"

#include <algorithm>

#include "lib/base/enum_text.h"

namespace samsyn::publishing {

std::string ShownRelease::name(PublicArea const& area) const
{
    return area.code == whole ? said("whole", {{"name", area.name}}) : area.name;
}

std::string ShownRelease::name(PublicCategory const& category) const
{
    if (category.code == whole) return said("all_categories");
    return is_swedish() ? category.name.sv : category.name.en;
}

std::string ShownRelease::count(PublicCell const& cell) const
{
    return cell.count ? m_words.number(static_cast<double>(*cell.count)) : "..";
}

std::string ShownRelease::level(PublicCell const& cell) const
{
    return cell.level ? said("level." + enum_text(*cell.level)) : "";
}

std::string ShownRelease::said_of(PublicPhoto const& photo) const
{
    return is_told_in_swedish(photo) ? photo.alt.sv : photo.alt.en;
}

std::string ShownRelease::coverage(PublicArea const& area) const
{
    if (area.expected == 0) return {};
    return said("coverage", {{"answered", m_words.number(static_cast<double>(area.answered))},
                             {"expected", m_words.number(static_cast<double>(area.expected))}});
}

std::vector<ReleaseFact> ShownRelease::facts() const
{
    std::vector<ReleaseFact> facts;
    if (auto const* const all = cell(whole, whole))
        facts.push_back({said("fact.reported"), count(*all), said("fact.reported_of")});
    auto const& municipality = m_document.areas.front();
    if (municipality.expected > 0)
        facts.push_back({said("fact.answers"), m_words.share(municipality.answered, municipality.expected),
                         said("fact.answers_of")});
    auto const parts = static_cast<double>(areas().size() - 1);
    facts.push_back({said("fact.areas"), m_words.number(parts), said("fact.areas_of")});
    auto const hidden = std::count_if(m_document.cells.begin(), m_document.cells.end(),
                                      [](auto const& one) { return !one.count; });
    facts.push_back(
        {said("fact.hidden"), m_words.number(static_cast<double>(hidden)), said("fact.hidden_of")});
    return facts;
}

std::vector<PublicArea const*> ShownRelease::areas() const
{
    auto const is_top = [](PublicArea const& area) { return area.parent == whole; };
    auto const tops = std::count_if(m_document.areas.begin(), m_document.areas.end(), is_top);
    bool const has_parts = m_document.areas.size() > 2;
    std::vector<PublicArea const*> areas;
    for (auto const& area : m_document.areas)
        if (!(tops == 1 && has_parts && is_top(area))) areas.push_back(&area);
    return areas;
}

std::vector<PublicCategory const*> ShownRelease::for_areas() const
{
    std::vector<PublicCategory const*> categories;
    for (auto const& category : m_document.categories)
        if (!category.whole_only) categories.push_back(&category);
    return categories;
}

std::vector<PublicCategory const*> ShownRelease::for_whole() const
{
    std::vector<PublicCategory const*> categories;
    for (auto const& category : m_document.categories)
        if (category.whole_only) categories.push_back(&category);
    return categories;
}

PublicCell const* ShownRelease::cell(std::string const& area, std::string const& category) const
{
    auto const found = std::find_if(m_document.cells.begin(), m_document.cells.end(), [&](auto const& one) {
        return one.area == area && one.category == category;
    });
    return found == m_document.cells.end() ? nullptr : &*found;
}

std::int64_t ShownRelease::scale(std::string const& area) const
{
    std::int64_t most = 1;
    for (auto const& one : m_document.cells)
        if (one.count && one.category != whole && (one.area == whole) == (area == whole))
            most = std::max(most, *one.count);
    return most;
}

std::vector<std::string> paragraphs(std::string const& words)
{
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < words.size();) {
        auto const end = std::min(words.find('\n', from), words.size());
        if (end > from) lines.push_back(words.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

}  // namespace samsyn::publishing

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/pages/release_page.h"

#include <algorithm>

#include "lib/base/enum_text.h"
#include "src/features/publishing/pages/place_map.h"
#include "src/features/publishing/pages/shown_release.h"

namespace samsyn::publishing {
namespace {

using html::Value;
using texts::Language;

constexpr std::size_t longest_description = 300;

Value lines_of(std::string const& words)
{
    Value::List lines;
    for (auto const& line : paragraphs(words)) lines.emplace_back(Value::Fields{{"line", line}});
    return lines;
}

// The first paragraph, cut between words.
std::string about(ReleaseDocument const& document, std::string const& otherwise)
{
    auto const lines = paragraphs(document.summary);
    if (lines.empty()) return otherwise;
    if (lines.front().size() <= longest_description) return lines.front();
    auto const end = lines.front().rfind(' ', longest_description);
    return lines.front().substr(0, end == std::string::npos ? 0 : end) + " …";
}

class Page {
public:
    Page(ReleaseDocument const& document, Renderer const& renderer, Language language)
        : m_document(document), m_renderer(renderer), m_shown(document, renderer.texts, language)
    {
    }

    Value::Fields values() const
    {
        auto values = facts();
        auto const& names = names_in(m_shown.words().language());
        values["about"] = about(m_document, m_shown.days());
        values["picture"] = names.picture;
        values["picture_says"] = m_document.title + ", " + m_shown.days();
        values["pdf"] = names.pdf;
        values["card"] = m_renderer.public_url + "/" + m_document.municipality + "/kort/" + names.folder;
        values["facts"] = fact_list();
        values["columns"] = columns();
        values["rows"] = rows();
        values["levels"] = levels();
        values["has_levels"] = std::any_of(m_document.cells.begin(), m_document.cells.end(),
                                           [](auto const& cell) { return cell.level.has_value(); });
        values["areas"] = areas();
        values["has_sources"] = !m_document.sources.empty();
        values["sources"] = sources();
        values["basis"] = basis();
        values["basis_count"] = m_document.basis.size();
        values["has_photos"] = m_document.photos.has_value();
        values["photos"] = photos();
        for (auto& [name, value] : place_map(m_shown)) values.insert({name, value});
        return values;
    }

    // Who, what and when: also for a release that is gone.
    Value::Fields facts() const
    {
        auto const& names = names_in(m_shown.words().language());
        Value::Fields values;
        values["language"] = enum_text(m_shown.words().language());
        values["locale"] = m_shown.is_swedish() ? "sv_SE" : "en_GB";
        values["is_swedish"] = m_shown.is_swedish();
        values["municipality"] = m_document.municipality_name;
        values["title"] = m_document.title;
        values["summary"] = lines_of(m_document.summary);
        values["number"] = m_document.number;
        values["days"] = m_shown.days();
        values["published"] = m_shown.published();
        values["k"] = m_document.k;
        values["address"] = m_renderer.public_url + "/" + m_document.municipality + "/" +
                            std::to_string(m_document.number) + "/";
        values["archive"] = names.page;
        values["verify"] = names.verify;
        values["page"] = names.folder;
        values["other"] = names_in_other(m_shown.words().language()).page;
        values["statement"] = "../" + names.accessibility;
        if (m_document.corrects) values["corrects"] = *m_document.corrects;
        values["reason"] = m_document.reason;
        return values;
    }

    Value::Fields card(PublicArea const& area) const
    {
        auto values = area_values(area);
        for (auto& [name, value] : facts()) values.insert({name, value});
        values["is_out"] = true;
        if (area.code == whole) values["id"] = "";
        return values;
    }

private:
    Value fact_list() const
    {
        Value::List list;
        for (auto const& fact : m_shown.facts())
            list.emplace_back(
                Value::Fields{{"label", fact.label}, {"figure", fact.figure}, {"comment", fact.comment}});
        return list;
    }

    Value columns() const
    {
        Value::List columns;
        for (auto const* const category : m_shown.for_areas())
            columns.emplace_back(
                Value::Fields{{"name", m_shown.name(*category)}, {"is_sum", category->code == whole}});
        return columns;
    }

    Value::Fields cell_values(PublicCell const& cell) const
    {
        Value::Fields values{{"is_hidden", !cell.count.has_value()}, {"count", m_shown.count(cell)}};
        if (cell.level) add_level(values, *cell.level);
        return values;
    }

    void add_level(Value::Fields& values, Level level) const
    {
        values["level"] = m_shown.said("level." + enum_text(level));
        values["level_code"] = enum_text(level);
        values["is_" + enum_text(level)] = true;
    }

    Value levels() const
    {
        Value::List list;
        for (auto const level : {Level::ok, Level::warn, Level::bad}) {
            Value::Fields values;
            add_level(values, level);
            list.emplace_back(values);
        }
        return list;
    }

    static std::string id_of(PublicArea const& area) { return area.code == whole ? "alla" : area.code; }

    Value rows() const
    {
        Value::List rows;
        for (auto const* const area : m_shown.areas()) {
            Value::List cells;
            for (auto const* const category : m_shown.for_areas())
                if (auto const* const cell = m_shown.cell(area->code, category->code))
                    cells.emplace_back(cell_values(*cell));
            if (!cells.empty())
                rows.emplace_back(Value::Fields{{"name", m_shown.name(*area)},
                                                {"id", id_of(*area)},
                                                {"is_sum", area->code == whole},
                                                {"cells", cells}});
        }
        return rows;
    }

    Value counts(PublicArea const& area, std::vector<PublicCategory const*> const& categories) const
    {
        Value::List list;
        auto const most = m_shown.scale(area.code);
        for (auto const* const category : categories)
            if (auto const* const cell = m_shown.cell(area.code, category->code)) {
                auto values = cell_values(*cell);
                values["name"] = m_shown.name(*category);
                values["is_sum"] = category->code == whole;
                values["share"] = category->code == whole ? 0 : cell->count.value_or(0) * 100 / most;
                list.emplace_back(values);
            }
        return list;
    }

    Value::Fields area_values(PublicArea const& area) const
    {
        auto const is_whole = area.code == whole;
        auto const for_whole = is_whole ? m_shown.for_whole() : std::vector<PublicCategory const*>();
        return {{"name", m_shown.name(area)},
                {"id", id_of(area)},
                {"actions", lines_of(area.actions)},
                {"has_actions", !area.actions.empty()},
                {"coverage", m_shown.coverage(area)},
                {"counts", counts(area, m_shown.for_areas())},
                {"has_counts", m_shown.for_areas().size() > 1},
                {"wholes", counts(area, for_whole)},
                {"has_wholes", !for_whole.empty()}};
    }

    Value areas() const
    {
        Value::List areas;
        for (auto const* const area : m_shown.areas()) areas.emplace_back(area_values(*area));
        return areas;
    }

    Value basis() const
    {
        Value::List list;
        for (auto const& one : m_document.basis)
            list.emplace_back(Value::Fields{{"area", one.area},
                                            {"first", one.first.text()},
                                            {"last", one.last.text()},
                                            {"hash", one.hash}});
        return list;
    }

    Value photos() const
    {
        Value::List list;
        if (m_document.photos)
            for (auto const& photo : *m_document.photos)
                list.emplace_back(Value::Fields{
                    {"file", photo.file},
                    {"alt", m_shown.said_of(photo)},
                    {"width", photo.width},
                    {"height", photo.height},
                    {"is_foreign", !m_shown.is_swedish() && m_shown.is_told_in_swedish(photo)}});
        return list;
    }

    Value sources() const
    {
        Value::List list;
        for (auto const& source : m_document.sources)
            list.emplace_back(Value::Fields{{"name", source.name}, {"licence", source.licence}});
        return list;
    }

    ReleaseDocument const& m_document;
    Renderer const& m_renderer;
    ShownRelease m_shown;
};

}  // namespace

std::string release_page(ReleaseDocument const& document, Renderer const& renderer, Language language)
{
    return renderer.render("release", Page(document, renderer, language).values(), language);
}

std::string withdrawn_page(ReleaseDocument const& document, Withdrawal const& withdrawal,
                           Renderer const& renderer, Language language)
{
    situation::Wording const words(renderer.texts, language);
    auto values = Page(document, renderer, language).facts();
    values["withdrawn"] = words.moment(withdrawal.withdrawn_at);
    values["reason"] = withdrawal.reason;
    values["title"] =
        words("publishing.public.withdrawn_title", {{"number", std::to_string(withdrawal.number)}});
    values["about"] = values["title"];
    return renderer.render("release_withdrawn", values, language);
}

std::string release_card(std::string const& municipality_name, ReleaseDocument const* document,
                         std::string const& area, Renderer const& renderer, Language language)
{
    Value::Fields values{{"language", enum_text(language)},
                         {"municipality", municipality_name},
                         {"page", names_in(language).folder},
                         {"is_out", false}};
    if (document != nullptr)
        for (auto const& one : document->areas)
            if (one.code == area) values = Page(*document, renderer, language).card(one);
    return renderer.render("release_card", values, language);
}

}  // namespace samsyn::publishing

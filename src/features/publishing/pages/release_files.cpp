// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/pages/release_files.h"

#include <algorithm>

#include "lib/base/enum_text.h"
#include "lib/base/swedish_calendar.h"
#include "lib/json/form.h"

namespace samsyn::publishing {
namespace {

using html::Value;
using texts::Language;

std::string const& in(Language language, PublicName const& name)
{
    return language == Language::sv ? name.sv : name.en;
}

std::string day_of(UtcTime time) { return swedish_time(time).day.text(); }

std::string minute_of(UtcTime time)
{
    auto text = swedish_time(time).text();
    std::replace(text.begin(), text.end(), 'T', ' ');
    return text;
}

// Quotes what a spreadsheet would take for several cells, or for a formula.
std::string csv_cell(std::string text)
{
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(0, "'");
    if (text.find_first_of(";\"\n\r") == std::string::npos) return text;
    std::string quoted = "\"";
    for (char const c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

class Page {
public:
    Page(ReleaseDocument const& document, Renderer const& renderer, Language language)
        : m_document(document), m_renderer(renderer), m_language(language)
    {
    }

    Value::Fields values() const
    {
        auto values = facts();
        values["columns"] = columns();
        values["rows"] = rows();
        values["areas"] = areas();
        values["wholes"] = wholes();
        values["has_wholes"] = std::any_of(m_document.categories.begin(), m_document.categories.end(),
                                           [](auto const& category) { return category.whole_only; });
        values["has_sources"] = !m_document.sources.empty();
        values["basis"] = basis();
        values["sources"] = sources();
        return values;
    }

    // Who, what and when: also for a release that is gone.
    Value::Fields facts() const
    {
        Value::Fields values;
        values["language"] = enum_text(m_language);
        values["is_swedish"] = m_language == Language::sv;
        values["municipality"] = m_document.municipality_name;
        values["title"] = m_document.title;
        values["summary"] = paragraphs(m_document.summary);
        values["number"] = m_document.number;
        values["first"] = m_document.period.first.text();
        values["last"] = m_document.period.last.text();
        values["published"] = minute_of(m_document.published_at);
        values["k"] = m_document.k;
        values["address"] = m_renderer.public_url + "/" + m_document.municipality + "/" +
                            std::to_string(m_document.number) + "/";
        if (m_document.corrects) values["corrects"] = *m_document.corrects;
        values["reason"] = m_document.reason;
        return values;
    }

    std::string csv() const
    {
        auto const heading = [&](std::string const& key) {
            return csv_cell(said("publishing.public.csv." + key));
        };
        std::string text = heading("area_code") + ";" + heading("area") + ";" + heading("category_code") +
                           ";" + heading("category") + ";" + heading("first") + ";" + heading("last") + ";" +
                           heading("count") + ";" + heading("hidden") + ";" + heading("level") + "\r\n";
        for (auto const& cell : m_document.cells) text += csv_row(cell);
        return text;
    }

private:
    std::string said(std::string const& key, texts::Arguments const& arguments = {}) const
    {
        return m_renderer.texts.text_of(m_language, key, arguments);
    }

    static Value paragraphs(std::string const& words)
    {
        Value::List lines;
        for (std::size_t from = 0; from < words.size();) {
            auto const end = std::min(words.find('\n', from), words.size());
            if (end > from) lines.emplace_back(Value::Fields{{"line", words.substr(from, end - from)}});
            from = end + 1;
        }
        return lines;
    }

    std::string area_name(PublicArea const& area) const
    {
        return area.code == whole ? said("publishing.public.whole", {{"name", area.name}}) : area.name;
    }
    std::string category_name(PublicCategory const& category) const
    {
        return category.code == whole ? said("publishing.public.all_categories")
                                      : in(m_language, category.name);
    }

    std::string csv_row(PublicCell const& cell) const
    {
        auto const area = std::find_if(m_document.areas.begin(), m_document.areas.end(),
                                       [&](auto const& one) { return one.code == cell.area; });
        auto const category = std::find_if(m_document.categories.begin(), m_document.categories.end(),
                                           [&](auto const& one) { return one.code == cell.category; });
        return csv_cell(cell.area) + ";" + csv_cell(area_name(*area)) + ";" + csv_cell(cell.category) + ";" +
               csv_cell(category_name(*category)) + ";" + m_document.period.first.text() + ";" +
               m_document.period.last.text() + ";" + (cell.count ? std::to_string(*cell.count) : "") + ";" +
               (cell.count ? "0" : "1") + ";" + (cell.level ? csv_cell(level_words(*cell.level)) : "") +
               "\r\n";
    }

    std::string level_words(Level level) const { return said("publishing.public.level." + enum_text(level)); }

    Value columns() const
    {
        Value::List columns;
        for (auto const& category : m_document.categories)
            if (!category.whole_only)
                columns.emplace_back(
                    Value::Fields{{"name", category_name(category)}, {"is_sum", category.code == whole}});
        return columns;
    }

    Value cell_values(PublicCell const& cell) const
    {
        Value::Fields values;
        values["is_hidden"] = !cell.count.has_value();
        values["count"] = cell.count ? std::to_string(*cell.count) : std::string("..");
        if (cell.level) {
            values["level"] = level_words(*cell.level);
            values["level_code"] = enum_text(*cell.level);
        }
        return values;
    }

    Value rows() const
    {
        Value::List rows;
        for (auto const& area : m_document.areas) {
            Value::List cells;
            for (auto const& category : m_document.categories)
                for (auto const& cell : m_document.cells)
                    if (!category.whole_only && cell.area == area.code && cell.category == category.code)
                        cells.push_back(cell_values(cell));
            if (!cells.empty())
                rows.emplace_back(Value::Fields{
                    {"name", area_name(area)}, {"is_sum", area.code == whole}, {"cells", cells}});
        }
        return rows;
    }

    // Categories too sensitive for a part of the municipality.
    Value wholes() const
    {
        Value::List list;
        for (auto const& category : m_document.categories)
            for (auto const& cell : m_document.cells)
                if (category.whole_only && cell.category == category.code) {
                    Value values = cell_values(cell);
                    values["name"] = category_name(category);
                    list.push_back(values);
                }
        return list;
    }

    Value areas() const
    {
        Value::List areas;
        for (auto const& area : m_document.areas) {
            Value::Fields values{{"name", area_name(area)},
                                 {"id", area.code == whole ? std::string("alla") : area.code},
                                 {"actions", paragraphs(area.actions)},
                                 {"expected", area.expected},
                                 {"answered", area.answered},
                                 {"has_coverage", area.expected > 0}};
            areas.emplace_back(values);
        }
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

    Value sources() const
    {
        Value::List list;
        for (auto const& source : m_document.sources)
            list.emplace_back(Value::Fields{{"name", source.name}, {"licence", source.licence}});
        return list;
    }

    ReleaseDocument const& m_document;
    Renderer const& m_renderer;
    Language m_language;
};

std::string render(Renderer const& renderer, std::string const& name, Value const& values, Language language)
{
    return renderer.templates.render(name, values, [&](std::string const& key) {
        return renderer.texts.find(language, key).value_or(key);
    });
}

std::string xml(std::string_view text) { return html::escape(text); }

// RFC 4287. Withdrawn releases are gone from it, but for a line that says so.
std::string feed(PublicArchive const& archive, Renderer const& renderer, std::string const& path,
                 std::string const& title, std::string const& fragment)
{
    auto const base = renderer.public_url + "/" + archive.municipality + "/";
    UtcTime updated;
    std::string entries;
    for (auto const& release : archive.releases) {
        auto const at = release.withdrawn_at.value_or(release.published_at);
        updated = std::max(updated, at);
        auto const address = base + std::to_string(release.number) + "/";
        auto const words = release.withdrawn_at
                               ? renderer.texts.text_of(Language::sv, "publishing.public.feed_withdrawn",
                                                        {{"number", std::to_string(release.number)}})
                               : release.title;
        entries += "<entry><id>" + xml(address + fragment) + "</id><title>" + xml(words) +
                   "</title><updated>" + at.text() + "</updated><link href=\"" + xml(address + fragment) +
                   "\"/><summary>" + xml(release.withdrawn_at ? release.withdrawn_reason : release.period) +
                   "</summary></entry>\n";
    }
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
           "xml:lang=\"sv\"><id>" +
           xml(base + path) + "</id><title>" + xml(title) + "</title><updated>" + updated.text() +
           "</updated><author><name>" + xml(archive.municipality_name) +
           "</name></author><link rel=\"self\" href=\"" + xml(base + path) + "\"/><link href=\"" + xml(base) +
           "\"/>\n" + entries + "</feed>\n";
}

std::string archive_page(PublicArchive const& archive, Renderer const& renderer, Language language)
{
    Value::List releases;
    for (auto const& release : archive.releases) {
        Value::Fields values{{"number", release.number},
                             {"title", release.withdrawn_at ? std::string() : release.title},
                             {"period", release.period},
                             {"published", day_of(release.published_at)},
                             {"is_withdrawn", release.withdrawn_at.has_value()},
                             {"reason", release.withdrawn_reason}};
        if (release.corrects) values["corrects"] = *release.corrects;
        if (release.corrected_by) values["corrected_by"] = *release.corrected_by;
        if (release.withdrawn_at) values["withdrawn"] = minute_of(*release.withdrawn_at);
        releases.emplace_back(values);
    }
    Value::List areas;
    for (auto const& area : archive.areas)
        if (area.code != whole) areas.emplace_back(Value::Fields{{"code", area.code}, {"name", area.name}});
    Value::Fields values{{"language", enum_text(language)},
                         {"is_swedish", language == Language::sv},
                         {"title", renderer.texts.text_of(language, "publishing.public.archive")},
                         {"municipality", archive.municipality_name},
                         {"releases", releases},
                         {"areas", areas},
                         {"is_empty", archive.releases.empty()}};
    return render(renderer, "release_archive", values, language);
}

}  // namespace

std::string release_page(ReleaseDocument const& document, Renderer const& renderer, Language language)
{
    return render(renderer, "release", Page(document, renderer, language).values(), language);
}

std::vector<ReleaseFile> release_files(ReleaseDocument const& document, Renderer const& renderer)
{
    return {{"index.html", release_page(document, renderer, Language::sv)},
            {"en.html", release_page(document, renderer, Language::en)},
            {"release.json", json::write(document) + "\n"},
            {"release.csv", "\xEF\xBB\xBF" + Page(document, renderer, Language::sv).csv()},
            {"release.css", renderer.style}};
}

std::vector<ReleaseFile> withdrawal_files(ReleaseDocument const& document, Withdrawal const& withdrawal,
                                          Renderer const& renderer)
{
    std::vector<ReleaseFile> files{{"release.css", renderer.style}};
    for (auto const language : {Language::sv, Language::en}) {
        auto values = Page(document, renderer, language).facts();
        values["withdrawn"] = minute_of(withdrawal.withdrawn_at);
        values["reason"] = withdrawal.reason;
        values["title"] = renderer.texts.text_of(language, "publishing.public.withdrawn_title",
                                                 {{"number", std::to_string(withdrawal.number)}});
        files.push_back({language == Language::sv ? "index.html" : "en.html",
                         render(renderer, "release_withdrawn", values, language)});
    }
    return files;
}

std::vector<ReleaseFile> archive_files(PublicArchive const& archive, Renderer const& renderer)
{
    std::vector<ReleaseFile> files{
        {"index.html", archive_page(archive, renderer, Language::sv)},
        {"en.html", archive_page(archive, renderer, Language::en)},
        {"releases.json", json::write(archive.releases) + "\n"},
        {"release.css", renderer.style},
        {"feed.xml", feed(archive, renderer, "feed.xml", archive.municipality_name, "")},
        {"verifiera.html", render(renderer, "release_verify",
                                  Value::Fields{{"municipality", archive.municipality_name}}, Language::sv)}};
    for (auto const& area : archive.areas)
        if (area.code != whole)
            files.push_back({"omraden/" + area.code + ".xml",
                             feed(archive, renderer, "omraden/" + area.code + ".xml",
                                  area.name + ", " + archive.municipality_name, "#" + area.code)});
    return files;
}

std::vector<ReleaseFile> front_files(std::vector<std::string> const& municipalities, Renderer const& renderer)
{
    std::vector<ReleaseFile> files{{"release.css", renderer.style}};
    for (auto const language : {Language::sv, Language::en}) {
        Value::List list;
        for (auto const& code : municipalities) list.emplace_back(Value::Fields{{"code", code}});
        Value::Fields values{{"language", enum_text(language)},
                             {"is_swedish", language == Language::sv},
                             {"title", renderer.texts.text_of(language, "publishing.public.archive")},
                             {"municipalities", list}};
        files.push_back({language == Language::sv ? "index.html" : "en.html",
                         render(renderer, "release_front", values, language)});
    }
    return files;
}

}  // namespace samsyn::publishing

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/pages/archive_files.h"

#include <algorithm>

#include "lib/base/base64.h"
#include "lib/base/enum_text.h"
#include "lib/base/sha256.h"
#include "lib/json/form.h"
#include "src/features/publishing/pages/release_page.h"
#include "src/features/situation/documents/wording.h"

namespace samsyn::publishing {
namespace {

using html::Value;
using texts::Language;

std::string xml(std::string_view text) { return html::escape(text); }

// RFC 4287. A withdrawn release is gone from it, but for a line that says so.
class Feed {
public:
    Feed(PublicArchive const& archive, Renderer const& renderer)
        : m_archive(archive),
          m_words(renderer.texts, Language::sv),
          m_base(renderer.public_url + "/" + archive.municipality + "/")
    {
    }

    // Of an area's releases when one is given, else of all.
    ReleaseFile file(std::string const& path, std::string const& title, std::string const& area = {}) const
    {
        UtcTime updated;
        std::string entries;
        for (auto const& release : m_archive.releases) {
            auto const& areas = release.areas;
            if (!area.empty() && std::find(areas.begin(), areas.end(), area) == areas.end()) continue;
            auto const at = release.withdrawn_at.value_or(release.published_at);
            updated = std::max(updated, at);
            entries += entry(release, at, area.empty() ? "" : "#" + area);
        }
        return {path,
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "
                "xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"sv\"><id>" +
                    xml(m_base + path) + "</id><title>" + xml(title) + "</title><updated>" + updated.text() +
                    "</updated><author><name>" + xml(m_archive.municipality_name) +
                    "</name></author><link rel=\"self\" href=\"" + xml(m_base + path) + "\"/><link href=\"" +
                    xml(m_base) + "\"/>\n" + entries + "</feed>\n"};
    }

private:
    std::string entry(ListedRelease const& release, UtcTime at, std::string const& fragment) const
    {
        auto const address = xml(m_base + std::to_string(release.number) + "/" + fragment);
        auto const title = release.withdrawn_at ? m_words("publishing.public.feed_withdrawn",
                                                          {{"number", std::to_string(release.number)}})
                                                : release.title;
        auto const summary = release.withdrawn_at ? release.withdrawn_reason
                                                  : m_words.days(release.period.first, release.period.last);
        return "<entry><id>" + address + "</id><title>" + xml(title) + "</title><published>" +
               release.published_at.text() + "</published><updated>" + at.text() + "</updated><link href=\"" +
               address + "\"/><summary>" + xml(summary) + "</summary></entry>\n";
    }

    PublicArchive const& m_archive;
    situation::Wording m_words;
    std::string m_base;
};

Value::Fields page_values(std::string const& municipality, Language language)
{
    auto const& names = names_in(language);
    return {{"language", enum_text(language)},        {"is_swedish", language == Language::sv},
            {"municipality", municipality},           {"page", names.folder},
            {"other", names_in_other(language).page}, {"verify", names.verify}};
}

Value::Fields listed(ListedRelease const& release, situation::Wording const& words)
{
    Value::Fields values{{"number", release.number},
                         {"title", release.title},
                         {"days", words.days(release.period.first, release.period.last)},
                         {"published", words.moment(release.published_at)},
                         {"is_withdrawn", release.withdrawn_at.has_value()},
                         {"reason", release.withdrawn_reason}};
    if (release.corrects) values["corrects"] = *release.corrects;
    if (release.corrected_by) values["corrected_by"] = *release.corrected_by;
    if (release.withdrawn_at) values["withdrawn"] = words.moment(*release.withdrawn_at);
    return values;
}

std::string archive_page(PublicArchive const& archive, Renderer const& renderer, Language language)
{
    situation::Wording const words(renderer.texts, language);
    Value::List releases;
    for (auto const& release : archive.releases) releases.emplace_back(listed(release, words));
    Value::List areas;
    for (auto const& area : archive.areas)
        if (area.code != whole) areas.emplace_back(Value::Fields{{"code", area.code}, {"name", area.name}});
    auto values = page_values(archive.municipality_name, language);
    values["title"] = words("publishing.public.archive");
    values["releases"] = releases;
    values["areas"] = areas;
    values["is_empty"] = archive.releases.empty();
    values["key"] = archive.key_id;
    values["statement"] = names_in(language).accessibility;
    return renderer.render("release_archive", values, language);
}

std::string accessibility_page(PublicArchive const& archive, Renderer const& renderer, Language language)
{
    auto values = page_values(archive.municipality_name, language);
    values["title"] = renderer.texts.text_of(language, "publishing.public.accessible.title");
    values["page"] = names_in(language).page;
    values["other"] = names_in_other(language).accessibility;
    return renderer.render("release_accessibility", values, language);
}

// Its own policy lets it do nothing but its script, wherever it is kept: it can send nothing.
std::string verify_page(PublicArchive const& archive, Renderer const& renderer, Language language)
{
    auto const allowed = [&](std::string const& part) {
        auto const digest = sha256(renderer.render(part, Value::Fields{}, language));
        return "'sha256-" + base64({reinterpret_cast<char const*>(digest.data()), digest.size()}) + "'";
    };
    auto values = page_values(archive.municipality_name, language);
    values["file"] = names_in(language).verify;
    values["policy"] = "default-src 'none'; script-src " + allowed("release_verify_script") + "; style-src " +
                       allowed("release_verify_style") + "; base-uri 'none'; form-action 'none'";
    return renderer.render("release_verify", values, language);
}

void add_cards(std::vector<ReleaseFile>& files, PublicArchive const& archive, Renderer const& renderer)
{
    for (auto const language : {Language::sv, Language::en}) {
        auto const card = [&](std::string const& area) {
            auto const* const newest = archive.newest ? &*archive.newest : nullptr;
            return release_card(archive.municipality_name, newest, area, renderer, language);
        };
        files.push_back({"kort/" + names_in(language).page, card(whole)});
        auto const ending = language == Language::sv ? ".html" : ".en.html";
        for (auto const& area : archive.areas)
            if (area.code != whole) files.push_back({"kort/" + area.code + ending, card(area.code)});
    }
}

}  // namespace

std::vector<ReleaseFile> archive_files(PublicArchive const& archive, Renderer const& renderer)
{
    PublicMunicipality const municipality{archive.municipality, archive.municipality_name};
    Feed const feed(archive, renderer);
    std::vector<ReleaseFile> files{{"releases.json", json::write(archive.releases) + "\n"},
                                   {municipality_file, json::write(municipality) + "\n"},
                                   renderer.style_at(1),
                                   feed.file("feed.xml", archive.municipality_name)};
    for (auto const language : {Language::sv, Language::en}) {
        files.push_back({names_in(language).page, archive_page(archive, renderer, language)});
        files.push_back({names_in(language).verify, verify_page(archive, renderer, language)});
        files.push_back({names_in(language).accessibility, accessibility_page(archive, renderer, language)});
    }
    for (auto const& area : archive.areas)
        if (area.code != whole)
            files.push_back(feed.file("omraden/" + area.code + ".xml",
                                      area.name + ", " + archive.municipality_name, area.code));
    add_cards(files, archive, renderer);
    return files;
}

std::vector<ReleaseFile> front_files(std::vector<PublicMunicipality> const& municipalities,
                                     Renderer const& renderer)
{
    auto files = renderer.fonts;
    files.push_back(renderer.style_at(0));
    Value::List list;
    for (auto const& one : municipalities)
        list.emplace_back(Value::Fields{{"code", one.code}, {"name", one.name}});
    for (auto const language : {Language::sv, Language::en}) {
        auto values = page_values("", language);
        values["title"] = renderer.texts.text_of(language, "publishing.public.archive");
        values["municipalities"] = list;
        files.push_back({names_in(language).page, renderer.render("release_front", values, language)});
    }
    return files;
}

}  // namespace samsyn::publishing

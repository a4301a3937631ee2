// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/pages/release_files.h"

#include "lib/json/form.h"
#include "src/features/publishing/pages/release_page.h"
#include "src/features/publishing/pages/release_pdf.h"
#include "src/features/publishing/pages/release_picture.h"
#include "src/features/publishing/pages/shown_release.h"

namespace samsyn::publishing {
namespace {

using texts::Language;

constexpr int folders_above_a_release = 2;

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

std::string csv_row(std::vector<std::string> const& cells)
{
    std::string row;
    for (auto const& cell : cells) row += (row.empty() ? "" : ";") + csv_cell(cell);
    return row + "\r\n";
}

std::string csv_heading(ShownRelease const& shown)
{
    std::vector<std::string> heading;
    for (auto const* const key :
         {"area_code", "area", "category_code", "category", "first", "last", "count", "hidden", "level"})
        heading.push_back(shown.said(std::string("csv.") + key));
    return csv_row(heading);
}

std::string csv_of(ReleaseDocument const& document, Renderer const& renderer)
{
    ShownRelease const shown(document, renderer.texts, Language::sv);
    auto text = "\xEF\xBB\xBF" + csv_heading(shown);
    for (auto const& area : document.areas)
        for (auto const& category : document.categories) {
            auto const* const cell = shown.cell(area.code, category.code);
            if (cell == nullptr) continue;
            text += csv_row({area.code, shown.name(area), category.code, shown.name(category),
                             document.period.first.text(), document.period.last.text(),
                             cell->count ? std::to_string(*cell->count) : "", cell->count ? "0" : "1",
                             shown.level(*cell)});
        }
    return text;
}

}  // namespace

std::vector<ReleaseFile> release_files(ReleaseDocument const& document, Renderer const& renderer)
{
    std::vector<ReleaseFile> files{{"release.json", json::write(document) + "\n"},
                                   {"release.csv", csv_of(document, renderer)},
                                   renderer.style_at(folders_above_a_release)};
    for (auto const language : {Language::sv, Language::en}) {
        auto const& names = names_in(language);
        files.push_back({names.page, release_page(document, renderer, language)});
        files.push_back({names.pdf, release_pdf(document, renderer, language)});
        files.push_back({names.picture, release_picture(document, renderer, language)});
    }
    return files;
}

std::vector<ReleaseFile> withdrawal_files(ReleaseDocument const& document, Withdrawal const& withdrawal,
                                          Renderer const& renderer)
{
    std::vector<ReleaseFile> files{renderer.style_at(folders_above_a_release)};
    for (auto const language : {Language::sv, Language::en})
        files.push_back({names_in(language).page, withdrawn_page(document, withdrawal, renderer, language)});
    return files;
}

}  // namespace samsyn::publishing

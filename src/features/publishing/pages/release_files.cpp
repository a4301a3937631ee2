// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/pages/release_files.h"

#include "lib/json/form.h"
#include "src/features/publishing/pages/place_map.h"
#include "src/features/publishing/pages/release_page.h"
#include "src/features/publishing/pages/release_pdf.h"
#include "src/features/publishing/pages/release_picture.h"
#include "src/features/publishing/pages/release_sheets.h"

namespace samsyn::publishing {
namespace {

using texts::Language;

constexpr int folders_above_a_release = 2;

}  // namespace

std::vector<ReleaseFile> release_files(ReleaseContent const& content, Renderer const& renderer)
{
    auto const& document = content.document;
    std::vector<ReleaseFile> files{{"release.json", json::write(document) + "\n"},
                                   {"release.csv", release_as_csv(document, renderer, Language::sv)},
                                   renderer.style_at(folders_above_a_release)};
    files.insert(files.end(), content.photos.begin(), content.photos.end());
    if (document.places)
        files.push_back({"places.csv", places_csv(ShownRelease(document, renderer.texts, Language::sv))});
    for (auto const language : {Language::sv, Language::en}) {
        auto const& names = names_in(language);
        files.push_back({names.page, release_page(document, renderer, language)});
        files.push_back({names.pdf, release_pdf(content, renderer, language)});
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

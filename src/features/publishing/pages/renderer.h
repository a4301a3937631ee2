// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/documents/printer.h"
#include "lib/html/templates.h"
#include "lib/texts/texts.h"
#include "src/features/publishing/domain/release_document.h"

namespace samsyn::publishing {

// What the public files are made with. Each file is made of it and of its arguments alone, so the same
// release gives the same bytes whenever and wherever it is made.
struct Renderer {
    html::Templates const& templates;
    texts::Texts const& texts;
    documents::Printer const& printer;
    std::string style;               // CSS; names the fonts as "fonts/…"
    std::vector<ReleaseFile> fonts;  // "fonts/…"
    std::string public_url;          // "https://…", without slash at the end

    std::string render(std::string const& name, html::Value const& values, texts::Language language) const;
    // The style of a page so many folders below the fonts.
    ReleaseFile style_at(int depth) const;
};

// What pages in that language are called.
struct PageNames {
    std::string page;    // of a release, a list, the front
    std::string folder;  // the same as it is linked to: "" is the folder's own page
    std::string verify;
    std::string accessibility;
    std::string pdf;
    std::string picture;
};
PageNames const& names_in(texts::Language language);
// In the language that a page leads over to.
PageNames const& names_in_other(texts::Language language);

}  // namespace samsyn::publishing

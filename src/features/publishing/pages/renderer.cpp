// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/pages/renderer.h"

namespace samsyn::publishing {

std::string Renderer::render(std::string const& name, html::Value const& values,
                             texts::Language language) const
{
    return templates.render(name, values,
                            [&](std::string const& key) { return texts.find(language, key).value_or(key); });
}

ReleaseFile Renderer::style_at(int depth) const
{
    static constexpr std::string_view place = "url(fonts/";
    std::string way_up;
    for (int i = 0; i < depth; ++i) way_up += "../";
    std::string text;
    std::size_t from = 0;
    for (auto at = style.find(place); at != std::string::npos; at = style.find(place, from)) {
        text += style.substr(from, at - from) + "url(" + way_up + "fonts/";
        from = at + place.size();
    }
    return {"release.css", text + style.substr(from)};
}

PageNames const& names_in(texts::Language language)
{
    static PageNames const swedish{"index.html",  "",           "verifiera.html", "tillganglighet.html",
                                   "release.pdf", "release.png"};
    static PageNames const english{"en.html",        "en.html",       "verify.html", "accessibility.html",
                                   "release-en.pdf", "release-en.png"};
    return language == texts::Language::sv ? swedish : english;
}

PageNames const& names_in_other(texts::Language language)
{
    return names_in(language == texts::Language::sv ? texts::Language::en : texts::Language::sv);
}

}  // namespace samsyn::publishing

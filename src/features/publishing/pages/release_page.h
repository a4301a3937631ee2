// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/publishing/domain/manifest.h"
#include "src/features/publishing/pages/renderer.h"

namespace samsyn::publishing {

// The page of a release, in a language. It needs no JavaScript.
std::string release_page(ReleaseDocument const& document, Renderer const& renderer, texts::Language language);

// What stands in its place when it is withdrawn.
std::string withdrawn_page(ReleaseDocument const& document, Withdrawal const& withdrawal,
                           Renderer const& renderer, texts::Language language);

// A page for others to show within theirs: what is reported of an area (`whole`: of all), what is done about
// it and the way to the release; without a release, that there is none.
std::string release_card(std::string const& municipality_name, ReleaseDocument const* document,
                         std::string const& area, Renderer const& renderer, texts::Language language);

}  // namespace samsyn::publishing

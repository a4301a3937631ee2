// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/publishing/pages/renderer.h"

namespace samsyn::publishing {

// What is shown where somebody shares the address of a release: title, period and what is most of, as a PNG
// of 1200 × 630 pixels.
std::string release_picture(ReleaseDocument const& document, Renderer const& renderer,
                            texts::Language language);

}  // namespace samsyn::publishing

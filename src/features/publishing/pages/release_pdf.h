// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/publishing/pages/renderer.h"

namespace samsyn::publishing {

// The release on paper: what its page says, tagged (PDF/UA-1). The same document gives the same bytes.
std::string release_pdf(ReleaseContent const& content, Renderer const& renderer, texts::Language language);

}  // namespace samsyn::publishing

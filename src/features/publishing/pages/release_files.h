// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/publishing/domain/manifest.h"
#include "src/features/publishing/pages/renderer.h"

namespace samsyn::publishing {

// The files of one release: pages, PDF and picture in Swedish and English, JSON and CSV, photographs.
std::vector<ReleaseFile> release_files(ReleaseContent const& content, Renderer const& renderer);

// What stands in place of a withdrawn release.
std::vector<ReleaseFile> withdrawal_files(ReleaseDocument const& document, Withdrawal const& withdrawal,
                                          Renderer const& renderer);

}  // namespace samsyn::publishing

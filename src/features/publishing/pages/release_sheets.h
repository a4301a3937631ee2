// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/result.h"
#include "src/features/publishing/pages/renderer.h"

namespace samsyn::publishing {

// The counts of a release, one row for each area and category; a hidden count is empty and marked.
std::string release_as_csv(ReleaseDocument const& document, Renderer const& renderer,
                           texts::Language language);

// The same as a workbook at `path`, with what is done in each area and what the counts say and do not say.
// Figures are numbers and days are days. Refuses "file.unwritable".
Result<Done> release_as_xlsx(ReleaseDocument const& document, std::string const& path,
                             Renderer const& renderer, texts::Language language);

}  // namespace samsyn::publishing

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/publishing/domain/release.h"
#include "src/features/publishing/pages/renderer.h"
#include "src/work/work.h"

namespace samsyn::publishing {

// Mails every operation that was to report in the period, and the media list, that a release is out. Of an
// erratum also those hear who were told of what it corrects. Each address once.
void tell_published(work::Work& work, Release const& release, ReleaseDocument const& document,
                    Renderer const& renderer);

// Mails those who were told of it that it is withdrawn, and why.
void tell_withdrawn(work::Work& work, Release const& release, ReleaseDocument const& document,
                    Renderer const& renderer);

}  // namespace samsyn::publishing

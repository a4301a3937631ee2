// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/texts/texts.h"
#include "src/features/situation/domain/sentences.h"
#include "src/features/situation/usecases/picture.h"

namespace samsyn::situation {

// One sentence, or two where the second belongs to the first. `picture` names its area, category and place.
std::string in_words(Sentence const& sentence, PictureArea const& area, Picture const& picture,
                     texts::Language language);

}  // namespace samsyn::situation

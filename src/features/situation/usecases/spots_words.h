// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/texts/texts.h"
#include "src/features/situation/usecases/picture.h"

namespace samsyn::situation {

// What the places of a picture gather over and are compared with, and, where there are too few periods before
// for that, how many there are.
std::string spots_in_words(Picture const& picture, texts::Texts const& texts, texts::Language language);

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/situation/usecases/picture.h"

namespace samsyn::situation {

// Adds what the picture's numbers say, in Swedish and English, area by area. It reads nothing but the
// picture.
void add_sentences(Picture& picture);

}  // namespace samsyn::situation

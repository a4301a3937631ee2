// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/guard/folded_text.h"
#include "lib/guard/hit.h"

namespace samsyn::guard {

// A name that is announced by the word here: given name and surname, "surname, given name", title and
// surname, "kallad X", or initials with a school near. The finding may begin behind the word.
MaybeHit name_at(FoldedText const& text, std::size_t begin);

}  // namespace samsyn::guard

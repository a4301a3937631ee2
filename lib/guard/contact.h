// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/guard/folded_text.h"
#include "lib/guard/hit.h"

// What leads to a person: each function looks for one thing that begins exactly here. Unless it says
// otherwise, the caller has seen to it that no letter or digit stands before. Each reads a bounded number of
// characters.
namespace samsyn::guard {

// +46, 0046 or 0, then 7 to 10 digits with separators; not dates and not times from–to.
MaybeHit phone_at(FoldedText const& text, std::size_t begin);

// Three letters, two digits, then a digit or letter. In capitals also with a space or dash between.
MaybeHit plate_at(FoldedText const& text, std::size_t begin);

// "lgh 1102", "dörr 3B"; begins at the word.
MaybeHit door_at(FoldedText const& text, std::size_t begin);

// "@name"; begins at the sign.
MaybeHit handle_at(FoldedText const& text, std::size_t begin);

// "snap: name_07"; begins at the service's word, the finding is the name.
MaybeHit service_handle_at(FoldedText const& text, std::size_t begin);

MaybeHit ip_address_at(FoldedText const& text, std::size_t begin);
MaybeHit iban_at(FoldedText const& text, std::size_t begin);

// NNNNNN-NNNC, third digit at least 2.
MaybeHit organisation_number_at(FoldedText const& text, std::size_t begin);

}  // namespace samsyn::guard

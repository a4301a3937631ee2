// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/guard/folded_text.h"
#include "lib/guard/hit.h"

namespace samsyn::guard {

// A personnummer, samordningsnummer or interim number that begins at this digit, before which no letter or
// digit stands. (YY)YYMMDD and NNNC: within the date one kind of sign, or spaces wherever a field ends; a
// sign, spaces or words ("sista fyra") before the last four, and spaces among these; or the date's digits set
// apart. The date must exist and the check digit agree; the serial may be any, also 000, which no register
// gives out but people write. Not what looks like a phone number or stands in a row of counts.
MaybeHit identity_number_at(FoldedText const& text, std::size_t begin);

}  // namespace samsyn::guard

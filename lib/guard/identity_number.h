// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/guard/folded_text.h"
#include "lib/guard/hit.h"

namespace samsyn::guard {

// A personnummer, samordningsnummer or interim number that begins at this digit, before which no letter or
// digit stands. (YY)YYMMDD and NNNC, with one kind of separator within the date, a sign, spaces or words
// ("sista fyra") before the last four, or all digits set apart. The date must exist and the check digit
// agree; the serial may be any, also 000, which no register gives out but people write.
MaybeHit identity_number_at(FoldedText const& text, std::size_t begin);

}  // namespace samsyn::guard

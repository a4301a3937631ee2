// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/sql/value.h"

namespace samsyn::sql {

// Refuses what one engine stores and the other does not, before either sees it: text that is not UTF-8 or
// holds NUL, a number that is NaN. Throws ConstraintError (check).
void require_storable(Values const& values);

}  // namespace samsyn::sql

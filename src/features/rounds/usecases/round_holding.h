// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/round.h"
#include "src/work/work.h"

namespace samsyn::rounds {

// The round of the area whose days hold the day, if one has been opened. For callers that have let the reader
// through to the area.
std::optional<Round> round_holding(work::Reading& reading, Id<Area> area, Day day);

}  // namespace samsyn::rounds

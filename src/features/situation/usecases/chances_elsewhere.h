// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "src/features/situation/usecases/area_series.h"

namespace samsyn::situation {

class PictureMemory;

// The chances (p) of what the same period counted in the tenant's areas outside the frame, and in those of
// it where the reader is told a part only: reckoned as each area's core would see them. So that the number
// of counts that are looked at, and with it what stands out, is the same whoever looks at how much of it.
std::vector<double> chances_elsewhere(Frame const& frame, work::Reading& reading, PictureMemory* memory);

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/situation/usecases/picture.h"
#include "src/work/work.h"

namespace samsyn::situation {

class PictureMemory;

// The picture of an area that its core has in common: made of all that is shared with the core, and of
// nothing that one organisation keeps for itself. The same whoever asks, so callers see to who may. The
// period is the round, or the fortnight where there are none, that begins on the day. Refuses "area.unknown",
// "period.unknown".
Result<Picture> joint_picture(work::Reading& reading, Id<Area> area, Day first, PictureMemory* memory);

}  // namespace samsyn::situation

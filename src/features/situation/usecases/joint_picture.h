// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/situation/usecases/picture.h"
#include "src/work/work.h"

namespace samsyn::situation {

class PictureMemory;

// Somebody in the core of the area who has nothing of their own: reads what is shared with the core, and
// nothing that one organisation keeps for itself.
access::Actor joint_reader(access::Actor const& asker, Id<Area> area);

// The picture of an area that its core has in common: made of all that is shared with the core, and of
// nothing that one organisation keeps for itself. The same whoever asks, so callers see to who may. The
// period is the round, or the fortnight where there are none, that begins on the day. Refuses "area.unknown",
// "period.unknown".
Result<Picture> joint_picture(work::Reading& reading, Id<Area> area, Day first, PictureMemory* memory);

}  // namespace samsyn::situation

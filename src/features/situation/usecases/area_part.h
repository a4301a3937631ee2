// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/situation/usecases/frame.h"
#include "src/features/situation/usecases/picture.h"

namespace samsyn::situation {

// All that was reported in the area, not only the own and what is shared.
bool sees_joint(access::Actor const& actor, Id<Area> area);

// The area, its round and who has answered it.
PictureArea shown_area(AreaFrame const& frame, work::Reading& reading);

}  // namespace samsyn::situation

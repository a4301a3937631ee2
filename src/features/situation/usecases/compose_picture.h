// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/situation/usecases/area_counts.h"
#include "src/features/situation/usecases/picture.h"

namespace samsyn::situation {

// Counts the frame's areas and puts the picture together.
Picture compose_picture(Frame const& frame, work::Reading& reading, PictureMemory* memory);

}  // namespace samsyn::situation

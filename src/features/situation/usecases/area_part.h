// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/situation/usecases/frame.h"
#include "src/features/situation/usecases/picture.h"

namespace samsyn::situation {

// The area, its round and who has answered it.
PictureArea shown_area(AreaFrame const& frame, work::Reading& reading);

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace samsyn::imaging {

// What the exit code of samsyn-photo says.
enum Answer { done = 0, broken = 1, unreadable = 2, too_large = 3 };

}  // namespace samsyn::imaging

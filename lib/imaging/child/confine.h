// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace samsyn::imaging::child {

// From here on this process can compute, use the files it has open, and end: the kernel refuses it every
// other. False if the kernel takes no such order.
bool confine();

}  // namespace samsyn::imaging::child

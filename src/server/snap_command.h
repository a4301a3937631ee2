// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/server/commands.h"

namespace samsyn::server {

// `samsyn snap-points --addresses FILE --candidates FILE`: decides, as the machine's owner, by which points
// places are published. The addresses are read and forgotten.
Printed give_snap_points(Installation& installation, Given const& given, texts::Texts const& texts);

}  // namespace samsyn::server

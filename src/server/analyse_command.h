// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/server/commands.h"

namespace samsyn::server {

// samsyn analyse METHOD: the statistics of lib/analytics on files, one command for each method. Needs no
// database. Status 2 when an option is at fault, 1 when the method refuses.
std::vector<Command> analyse_commands();

}  // namespace samsyn::server

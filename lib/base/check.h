// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <source_location>

namespace samsyn {

// Stops the process when the program itself is wrong; on in release too, since going on would
// turn a bug into lost or leaked data. Never for bad input: that is a Result.
void check(bool condition, std::source_location where = std::source_location::current());

}  // namespace samsyn

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

namespace samsyn::sql {

// Gives a finished file its name: its bytes are on the disk first, the name is after. Replaces what had the
// name. Throws DatabaseError, or FullError when the disk is full.
void put_in_place(std::string const& finished, std::string const& name);

}  // namespace samsyn::sql

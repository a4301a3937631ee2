// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "src/work/execute.h"

namespace samsyn::server {

// Which municipality a command of the machine's owner is for: the one named by its code; else the only one
// that has an area with the code given, when an area is; else the only one there is. Refuses "tenant.unknown"
// and "tenant.which".
Result<Id<Tenant>> tenant_of(work::Runtime& runtime, std::string const& code,
                             std::string const& area_code = {});

}  // namespace samsyn::server

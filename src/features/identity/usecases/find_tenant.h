// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "src/work/execute.h"

namespace samsyn::identity {

// The municipality with that code; without one the only one there is. For the machine's owner. Refuses
// "tenant.unknown" and "tenant.needed".
Result<Id<Tenant>> find_tenant(work::Runtime& runtime, std::optional<std::string> const& code);

}  // namespace samsyn::identity

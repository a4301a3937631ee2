// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>

#include "src/api/api.h"
#include "src/server/commands.h"

namespace samsyn::server {

// samsyn serve: opens the installation, listens, and returns when told to stop (SIGTERM, SIGINT).
Printed serve(Options const& options, Given const& given, texts::Texts const& texts);

// The contract of every route, as contract/openapi.json has it.
std::string contract(Installation& installation);

}  // namespace samsyn::server

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/server/commands.h"

namespace samsyn::server {

// samsyn verify PATH: whether what was published is as it was signed. Needs nothing but the files.
Printed verify_path(Options const& options, Given const& given, texts::Texts const& texts);

}  // namespace samsyn::server

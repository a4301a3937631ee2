// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/server/commands.h"

namespace samsyn::server {

// `samsyn import observations FILE`: tries or does an import as the machine's owner.
Printed import_observations(Installation& installation, Given const& given, texts::Texts const& texts);

}  // namespace samsyn::server

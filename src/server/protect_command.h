// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/server/commands.h"

namespace samsyn::server {

// samsyn protect: which cells of a plan's tables may be made public. Needs no database; prints everything or
// nothing. Status 1 when nothing may be released, with the reason in the answer too.
Printed protect_tables(Options const& options, Given const& given, texts::Texts const& texts);

}  // namespace samsyn::server

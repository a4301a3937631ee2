// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>

#include "src/work/execute.h"

namespace samsyn::identity {

// A transaction of somebody who is not known yet, so that no command can run: signing in, keys from mail.
// Tries again when PostgreSQL says that it lost a race, so the body bears being run twice.
void in_transaction(work::Runtime& runtime, std::function<bool(sql::Transaction&)> const& body);

}  // namespace samsyn::identity

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/crypto/seal.h"
#include "src/work/execute.h"

namespace samsyn::identity {

// What signing in and accounts need of the running program.
struct Services {
    work::Runtime& runtime;
    crypto::Seal const& seal;
};

}  // namespace samsyn::identity

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/sha256.h"
#include "lib/sql/value.h"

namespace samsyn::identity {

// A digest as a {{bytes}} column.
inline sql::Bytes bytes_of(Sha256 const& hash) { return {std::string(hash.begin(), hash.end())}; }

}  // namespace samsyn::identity

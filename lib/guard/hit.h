// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstddef>
#include <optional>

#include "lib/guard/guard.h"

namespace samsyn::guard {

// A finding, with its place in the folded text.
struct Hit {
    Type type;
    std::size_t begin;
    std::size_t end;
    int confidence;
};

using MaybeHit = std::optional<Hit>;

}  // namespace samsyn::guard

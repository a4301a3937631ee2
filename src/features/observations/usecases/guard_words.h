// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/base/result.h"

namespace samsyn::observations {

// Adds a fault for each piece of personal data in the words. What is always stopped is a fault; what may
// stand for a reason is one until the reason is given; what is only warned about passes.
void guard_words(std::string const& words, std::string const& path, bool has_reason,
                 std::vector<FieldError>& faults);

}  // namespace samsyn::observations

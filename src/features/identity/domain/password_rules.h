// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"

namespace samsyn::identity {

// 12 to 128 characters of any kind, and not only made of what anybody would try: common words, the product's
// and the municipality's names, the person's own, rows of the keyboard, years. `context` are such names.
// Refuses "password.length" or "password.common" for the field.
Result<Done> check_password(std::string const& field, std::string_view password,
                            std::vector<std::string> const& context);

}  // namespace samsyn::identity

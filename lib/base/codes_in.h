// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace samsyn {

// The codes of a list with commas between, in their order; empty ones are left out.
std::vector<std::string> codes_in(std::string_view list);

}  // namespace samsyn

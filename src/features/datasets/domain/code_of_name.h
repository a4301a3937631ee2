// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

namespace samsyn::datasets {

// Letters, digits and hyphens of a name, at most 40: "Upplands Väsby" is upplands-vasby. `otherwise` when
// none is left.
std::string code_of_name(std::string_view name, std::string const& otherwise);

}  // namespace samsyn::datasets

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

namespace samsyn::analyse {

// An answer for the screen: its single values a line each, its lists as tables of the first rows.
std::string in_words(std::string_view answer);

}  // namespace samsyn::analyse

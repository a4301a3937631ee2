// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace samsyn::sql {

// "table (column, column)" of a statement that is exactly INSERT INTO table (columns) VALUES ($1, …, $n);
// else nothing. Such a one may be done for many rows at once.
std::optional<std::string> target_of_plain_insert(std::string_view insert, std::size_t values);

}  // namespace samsyn::sql

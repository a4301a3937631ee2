// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace samsyn::sql {

// The COPY that does the same for many rows, when the statement is exactly
// INSERT INTO table (columns) VALUES ($1, …, $n); else nothing.
std::optional<std::string> copy_command(std::string_view insert, std::size_t values);

}  // namespace samsyn::sql

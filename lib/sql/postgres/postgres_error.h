// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string_view>

struct pg_conn;
struct pg_result;

namespace samsyn::sql {

// Throws what a failed result means, told by its SQLSTATE. The text has no content of rows: the server's
// details are left out.
[[noreturn]] void raise(pg_result const* result, pg_conn const* connection, std::string_view sql);

}  // namespace samsyn::sql

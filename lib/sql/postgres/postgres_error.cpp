// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/postgres/postgres_error.h"

#include <libpq-fe.h>

#include <optional>
#include <string>

#include "lib/sql/connection.h"

namespace samsyn::sql {
namespace {

std::optional<Violation> violation_of(std::string_view state)
{
    if (state == "23505" || state == "23P01") return Violation::unique;
    if (state == "23503" || state == "23001") return Violation::foreign_key;
    if (state == "23514" || state == "P0001") return Violation::check;
    if (state == "23502") return Violation::not_null;
    return std::nullopt;
}

std::string field(pg_result const* result, int which)
{
    char const* const text = result ? PQresultErrorField(result, which) : nullptr;
    return text ? text : "";
}

}  // namespace

void raise(pg_result const* result, pg_conn const* connection, std::string_view sql)
{
    auto const state = field(result, PG_DIAG_SQLSTATE);
    // Class 22 (bad values) quotes the value in its message.
    bool const quotes = state.starts_with("22");
    auto message = quotes ? std::string("bad value") : field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (message.empty()) message = PQerrorMessage(connection);
    auto const what = message + " (" + state + "): " + std::string(sql);
    if (auto const violation = violation_of(state)) throw ConstraintError(*violation, what);
    if (state == "40001" || state == "40P01") throw SerializationError(what);
    if (state == "53100") throw FullError(what);
    throw DatabaseError(what);
}

}  // namespace samsyn::sql

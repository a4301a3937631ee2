// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

#include "lib/base/result.h"
#include "lib/sql/connection.h"

namespace samsyn::sql {

// The engine's own SQL of a text written once for both: words such as {{id}} become the engine's types, and
// blocks between "-- only postgres" or "-- only sqlite" and "-- end" (lines of their own) stay or go.
// Refuses "schema.word" for an unknown word, "schema.block" for a block that is not closed or not opened;
// the field is the word or the line at fault.
// Statements may use the words too: CAST($1 AS {{id}}).
Result<std::string> render(std::string_view text, Engine engine);

}  // namespace samsyn::sql

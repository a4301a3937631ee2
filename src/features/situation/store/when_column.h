// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/sql/connection.h"
#include "src/features/observations/domain/observation.h"

namespace samsyn::situation {

// Reads time_precision, occurred_from, occurred_to, recurring_weekdays, recurring_from_minute and
// recurring_to_minute, the first of them in column `first`. Only what tells of hours and weekdays: most rows
// of a large area are read for nothing else.
observations::WhenSeen read_when(sql::Row const& row, int first);

}  // namespace samsyn::situation

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/analyse/sheet.h"

namespace samsyn::analyse {

// When something was. Days from 1970-01-01, as the clock on the wall showed it; or any unit, when the column
// holds plain numbers.
struct Moment {
    double day = 0;    // NaN: the cell is empty
    double until = 0;  // the end of what was said: a day without an hour lasts until midnight
};

enum class TimeKind { date, number };

// Dates and date-times as people and programs write them, years and months too; an offset from UTC is not
// added. Refuses "analyse.not_time" with file, row and text; a plain number where a date should stand says
// "analyse.time_number".
Result<std::vector<Moment>> moments(Sheet const& sheet, std::string const& column, TimeKind kind);

// A moment written in an option.
std::optional<Moment> moment_of(std::string const& text, TimeKind kind);

// 2026-11-25, or 2026-11-25T14:05 between midnights; a number as JSON.
std::string written_moment(double day, TimeKind kind);

}  // namespace samsyn::analyse

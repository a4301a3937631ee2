// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "lib/analyse/asked.h"
#include "lib/analyse/sheet.h"

namespace samsyn::analyse {

// Counts of periods in their order, of one area and category.
struct CountSeries {
    std::string area, category;  // empty when the file has no such column
    std::vector<std::string> periods;
    std::vector<double> counts;
    std::vector<double> exposures;  // empty: 1 each
};

struct SeriesFile {
    SourceFile file;
    std::vector<CountSeries> series;
    std::size_t periods_a_year = 52;                  // by --periods-a-year, else by how far apart dates are
    std::optional<std::chrono::sys_days> first_week;  // of periods that are weeks of the calendar
    std::size_t n = 0;
};

// The file of --series: period, count and, when there, exposure, area and category; only those of --area and
// --category when given. Periods are numbers, dates, months, ISO weeks or years, at even distances. Refuses
// besides what Sheet does: "analyse.period", "analyse.period_missing", "analyse.period_twice".
Result<SeriesFile> read_series(Asked& asked, std::size_t standard_periods_a_year = 52);

// The one series of a file. Refuses "analyse.many_series".
Result<CountSeries const*> only_one(SeriesFile const& file);

// The number of the period named in an option. Refuses "analyse.period_unknown".
Result<std::size_t> period_at(CountSeries const& series, std::string const& option, std::string const& name);

}  // namespace samsyn::analyse

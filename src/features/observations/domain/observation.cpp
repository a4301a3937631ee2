// SPDX-License-Identifier: EUPL-1.2
#include "src/features/observations/domain/observation.h"

#include "lib/base/swedish_calendar.h"

namespace samsyn::observations {
namespace {

// A phone's clock may be a little ahead.
constexpr std::int64_t allowed_ahead_seconds = 3600;

std::optional<std::string> fault_of(WhenSeen const& when, UtcTime now)
{
    bool const timed = when.precision != TimePrecision::unknown && when.precision != TimePrecision::recurring;
    if (timed && !when.from) return "when.from_missing";
    if (when.precision == TimePrecision::interval && !when.to) return "when.to_missing";
    if (when.from && when.to && *when.to < *when.from) return "when.order";
    if (when.from && *when.from > now.plus_seconds(allowed_ahead_seconds)) return "when.in_future";
    if (when.precision == TimePrecision::recurring && !when.weekdays) return "when.weekdays_missing";
    return std::nullopt;
}

std::optional<std::string> fault_of(WhereSeen const& where)
{
    if (where.lon.has_value() != where.lat.has_value()) return "where.half_point";
    if (where.lon && (*where.lon < 10 || *where.lon > 25 || *where.lat < 55 || *where.lat > 70))
        return "where.outside_sweden";
    return std::nullopt;
}

}  // namespace

std::vector<FieldError> faults_of(Seen const& seen, std::string const& path, UtcTime now)
{
    std::vector<FieldError> faults;
    if (auto const code = fault_of(seen.when, now)) faults.push_back({path + ".when", *code});
    if (auto const code = fault_of(seen.where)) faults.push_back({path + ".where", *code});
    return faults;
}

Day counted_on(WhenSeen const& when, DaySpan const& period)
{
    if (!when.from) return period.last;
    Day const day = swedish_time(*when.from).day;
    return day < period.first || day > period.last ? period.last : day;
}

}  // namespace samsyn::observations

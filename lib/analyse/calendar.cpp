// SPDX-License-Identifier: EUPL-1.2
#include "lib/analyse/calendar.h"

#include <algorithm>
#include <cmath>

#include "lib/base/time.h"

namespace samsyn::analyse {
namespace {

constexpr std::int64_t most_periods = 200'000;
constexpr std::int32_t first_monday = 4;  // 1970-01-05

std::optional<double> option_day(Asked& asked, std::string const& name, TimeKind kind)
{
    auto const text = asked.maybe_text(name);
    if (!text) return std::nullopt;
    auto const moment = moment_of(*text, kind);
    if (!moment) {
        asked.fault(name + " " + *text, kind == TimeKind::date ? "field.not_day" : "field.not_number");
        return std::nullopt;
    }
    return moment->day;
}

std::int64_t floored(std::int64_t number, std::int64_t by)
{
    return number >= 0 ? number / by : -((-number + by - 1) / by);
}

}  // namespace

Result<Calendar> Calendar::of(Asked& asked, std::span<double const> days, TimeKind kind)
{
    Calendar calendar;
    calendar.m_kind = kind;
    calendar.m_unit = asked.choice("time-unit",
                                   {{"day", TimeUnit::day},
                                    {"week", TimeUnit::week},
                                    {"month", TimeUnit::month},
                                    {"year", TimeUnit::year},
                                    {"none", TimeUnit::none}},
                                   days.empty() ? TimeUnit::none : TimeUnit::day);
    calendar.m_aggregate = static_cast<std::uint32_t>(asked.whole("time-aggregate", 1, 1, 100'000));
    auto const from = option_day(asked, "from", kind), to = option_day(asked, "to", kind);
    if (calendar.m_unit == TimeUnit::none || days.empty()) {
        calendar.m_unit = TimeUnit::none;
        return calendar;
    }
    auto const [least, most] = std::ranges::minmax(days);
    calendar.m_first = calendar.unit_of(from.value_or(least));
    calendar.m_last = calendar.unit_of(to.value_or(most));
    auto const units = calendar.m_last - calendar.m_first + 1;
    if (units < 1) {
        asked.fault("to", "analyse.to_before_from");
        return calendar;
    }
    auto const periods = (units + calendar.m_aggregate - 1) / calendar.m_aggregate;
    if (periods > most_periods) return fail_field("--time-unit", "analyse.too_many_periods");
    calendar.m_periods = static_cast<std::uint32_t>(periods);
    return calendar;
}

bool Calendar::covers(double day) const
{
    return m_unit == TimeUnit::none || (unit_of(day) >= m_first && unit_of(day) <= m_last);
}

std::uint32_t Calendar::period_of(double day) const
{
    if (m_unit == TimeUnit::none) return 0;
    return m_periods - 1 - static_cast<std::uint32_t>((m_last - unit_of(day)) / m_aggregate);
}

double Calendar::first_day(std::uint32_t period) const
{
    auto const back = std::int64_t{m_periods - period} * m_aggregate;
    return day_of(std::max(m_first, m_last + 1 - back));
}

std::string Calendar::start(std::uint32_t period) const
{
    return m_unit == TimeUnit::none ? "null" : written_moment(first_day(period), m_kind);
}

std::string Calendar::end(std::uint32_t period) const
{
    if (m_unit == TimeUnit::none) return "null";
    auto const next = m_last + 1 - std::int64_t{m_periods - 1 - period} * m_aggregate;
    return written_moment(day_of(next) - 1, m_kind);
}

std::int64_t Calendar::unit_of(double day) const
{
    auto const number = static_cast<std::int64_t>(std::floor(day));
    if (m_kind == TimeKind::number) return number;
    Day const date{static_cast<std::int32_t>(number)};
    switch (m_unit) {
        case TimeUnit::week:
            return floored(number - first_monday, 7);
        case TimeUnit::month:
            return std::int64_t{date.year()} * 12 + date.month() - 1;
        case TimeUnit::year:
            return date.year();
        default:
            return number;
    }
}

double Calendar::day_of(std::int64_t unit) const
{
    if (m_kind == TimeKind::number) return static_cast<double>(unit);
    switch (m_unit) {
        case TimeUnit::week:
            return static_cast<double>(unit * 7 + first_monday);
        case TimeUnit::month:
            return Day::of(static_cast<int>(floored(unit, 12)),
                           static_cast<unsigned>(unit - floored(unit, 12) * 12 + 1), 1)
                .number;
        case TimeUnit::year:
            return Day::of(static_cast<int>(unit), 1, 1).number;
        default:
            return static_cast<double>(unit);
    }
}

}  // namespace samsyn::analyse

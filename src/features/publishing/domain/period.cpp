// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/domain/period.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"

namespace samsyn::publishing {
namespace {

unsigned months_in(PeriodLength length)
{
    switch (length) {
        case PeriodLength::month:
            return 1;
        case PeriodLength::quarter:
            return 3;
        case PeriodLength::third:
            return 4;
        case PeriodLength::year:
            return 12;
    }
    return 1;
}

std::string month_code(int year, unsigned month) { return Day::of(year, month, 1).text().substr(0, 7); }

std::string code_of(PeriodLength length, int year, unsigned first_month)
{
    auto const part = std::to_string((first_month - 1) / months_in(length) + 1);
    if (length == PeriodLength::month) return month_code(year, first_month);
    if (length == PeriodLength::quarter) return std::to_string(year) + "-Q" + part;
    if (length == PeriodLength::third) return std::to_string(year) + "-T" + part;
    return std::to_string(year);
}

Day first_of_month_after(int year, unsigned month)
{
    return month == 12 ? Day::of(year + 1, 1, 1) : Day::of(year, month + 1, 1);
}

}  // namespace

PublicPeriod period_of(PeriodLength length, Day day)
{
    auto const months = months_in(length);
    auto const first = (day.month() - 1) / months * months + 1;
    auto const last_day = first_of_month_after(day.year(), first + months - 1).plus(-1);
    return {code_of(length, day.year(), first), length, Day::of(day.year(), first, 1), last_day};
}

PublicPeriod period_before(PublicPeriod const& period)
{
    return period_of(period.length, period.first.plus(-1));
}

std::vector<std::string> months_of(PublicPeriod const& period)
{
    std::vector<std::string> months;
    for (unsigned i = 0; i < months_in(period.length); ++i)
        months.push_back(month_code(period.first.year(), period.first.month() + i));
    return months;
}

UtcTime PublicationTime::of(PublicPeriod const& period, UtcTime ready) const
{
    auto const at = [this](Day day) {
        return utc_of({day, static_cast<std::int32_t>(minute_of_day * 60'000)});
    };
    auto const planned = period.last.plus(static_cast<std::int32_t>(days_after));
    auto day = working_day_from(std::max(planned, swedish_time(ready).day));
    return at(day) < ready ? at(next_working_day(day)) : at(day);
}

bool is_covered(DaySpan const& days, std::vector<DaySpan> by)
{
    std::sort(by.begin(), by.end());
    auto open = days.first;  // the first day not yet covered
    for (auto const& span : by)
        if (span.first <= open && open <= span.last) open = span.last.plus(1);
    return open > days.last;
}

}  // namespace samsyn::publishing

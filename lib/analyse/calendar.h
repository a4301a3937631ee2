// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <span>

#include "lib/analyse/asked.h"
#include "lib/analyse/moments.h"

namespace samsyn::analyse {

enum class TimeUnit { none, day, week, month, year };

// The periods of a study: so many units each, counted back from its last day, so that a period that is too
// short is the first one. Numbered times have units of 1.
class Calendar {
public:
    // By --time-unit, --time-aggregate, --from and --to; what is not said, the days tell.
    static Result<Calendar> of(Asked& asked, std::span<double const> days, TimeKind kind);

    std::uint32_t periods() const { return m_periods; }
    TimeUnit unit() const { return m_unit; }
    std::uint32_t aggregate() const { return m_aggregate; }
    bool covers(double day) const;
    std::uint32_t period_of(double day) const;
    // The first and last day of a period, as JSON.
    std::string start(std::uint32_t period) const;
    std::string end(std::uint32_t period) const;
    // In days (or numbers): [first_day(p), first_day(p + 1)).
    double first_day(std::uint32_t period) const;

private:
    std::int64_t unit_of(double day) const;
    double day_of(std::int64_t unit) const;

    TimeUnit m_unit = TimeUnit::day;
    TimeKind m_kind = TimeKind::date;
    std::uint32_t m_aggregate = 1, m_periods = 1;
    std::int64_t m_first = 0, m_last = 0;  // units
};

}  // namespace samsyn::analyse

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/base/day_span.h"
#include "src/features/publishing/domain/release_document.h"

namespace samsyn::publishing {

// The period of that length that has the day.
PublicPeriod period_of(PeriodLength length, Day day);
PublicPeriod period_before(PublicPeriod const& period);
// The calendar months of a period, "2026-01" …: the finest parts of time that anything is published of.
std::vector<std::string> months_of(PublicPeriod const& period);

// When things are published: so many days after the period's last, at a time of day (minutes, Swedish time),
// on a working day. What is ready later waits for the same time of the next working day: that something is
// published says nothing of what has happened.
struct PublicationTime {
    std::int64_t days_after = 14;
    std::int64_t minute_of_day = 480;
    UtcTime of(PublicPeriod const& period, UtcTime ready) const;
};

// Whether every day of the span lies within one of the others.
bool is_covered(DaySpan const& days, std::vector<DaySpan> by);

}  // namespace samsyn::publishing

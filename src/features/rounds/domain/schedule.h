// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>

#include "lib/base/day_span.h"
#include "lib/base/result.h"
#include "lib/base/swedish_calendar.h"
#include "lib/base/time.h"

namespace samsyn::rounds {

// The rhythm in which the operations of an area report: rounds of 7, 14 or 28 days counted from an agreed
// day, one after the other without gap or overlap. Weeks and years do not matter to it, so nothing happens
// at New Year or in week 53.
class Rhythm {
public:
    // Refuses lengths other than 7, 14 and 28 ("rhythm.length").
    static Result<Rhythm> of(Day start, std::int32_t length);

    Day start() const { return m_start; }
    std::int32_t length() const { return m_length; }

    // 1 for the round that begins on the start day; days before it give 0, −1 …
    std::int32_t round_number(Day day) const;
    DaySpan days_of(std::int32_t number) const;

private:
    Rhythm(Day start, std::int32_t length) : m_start(start), m_length(length) {}
    Day m_start;
    std::int32_t m_length;
};

// A time on the wall clock in Sweden.
struct TimeOfDay {
    int hour = 0;    // 0…23
    int minute = 0;  // 0…59

    bool is_valid() const { return hour >= 0 && hour < 24 && minute >= 0 && minute < 60; }
    friend auto operator<=>(TimeOfDay const&, TimeOfDay const&) = default;
};

// When the answers must be in: so many days after the last day of the round, at this time.
struct DeadlineRule {
    std::int32_t days_after = 1;  // 0…28
    TimeOfDay time = {12, 0};
};

struct Deadline {
    UtcTime at;
    Day day;
    std::int32_t moved_days = 0;  // how far a weekend or holiday moved it; 0 when it did not
};

// A deadline that would fall on a day off moves to the next working day. The days that the round observes
// stay as they are.
Deadline deadline(Day last_day_of_round, DeadlineRule const& rule);

// When people may be written to: from…until on the wall clock, until not included.
class SendingHours {
public:
    // 07–18 on working days.
    SendingHours() = default;
    // Refuses times that do not exist and hours that end before they begin ("sending_hours.order").
    static Result<SendingHours> of(TimeOfDay from, TimeOfDay until, bool working_days_only);

    TimeOfDay from() const { return m_from; }
    TimeOfDay until() const { return m_until; }
    bool working_days_only() const { return m_working_days_only; }

    bool allow(UtcTime time) const;
    // The time itself when it is allowed, otherwise the first allowed moment after it.
    UtcTime next(UtcTime time) const;
    // The time itself when it is allowed, otherwise the last allowed minute before it.
    UtcTime last(UtcTime time) const;

private:
    SendingHours(TimeOfDay from, TimeOfDay until, bool working_days_only)
        : m_from(from), m_until(until), m_working_days_only(working_days_only)
    {
    }
    bool is_day_allowed(Day day) const;

    TimeOfDay m_from = {7, 0};
    TimeOfDay m_until = {18, 0};
    bool m_working_days_only = true;
};

}  // namespace samsyn::rounds

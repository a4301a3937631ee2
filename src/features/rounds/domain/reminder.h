// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "lib/base/bounded.h"
#include "src/features/rounds/domain/reminder_letter.h"
#include "src/features/rounds/domain/schedule.h"

namespace samsyn::rounds {

// What a moment is counted from. Both are meant at the deadline's time on the clock.
enum class ReminderAnchor { last_day, deadline };
BOOST_DESCRIBE_ENUM(ReminderAnchor, last_day, deadline)

// When those who have not answered are reminded: so many days and hours after its anchor, before it negative.
struct ReminderMoment {
    ReminderAnchor anchor = ReminderAnchor::deadline;
    Between<-28, 28> days = 0;
    Between<-23, 23> hours = 0;
    friend bool operator==(ReminderMoment const&, ReminderMoment const&) = default;
};
BOOST_DESCRIBE_STRUCT(ReminderMoment, (), (anchor, days, hours))

// How an area reminds. Minutes are counted from midnight, Swedish time; outside open_from … open_until it is
// quiet. By default it reminds on the day the period ends, a day before the deadline, at the deadline
// and a day after it.
struct ReminderPlan {
    ListOf<ReminderMoment, 8> moments = {{{ReminderAnchor::last_day, 0, 0},
                                          {ReminderAnchor::deadline, -1, 0},
                                          {ReminderAnchor::deadline, 0, 0},
                                          {ReminderAnchor::deadline, 1, 0}}};
    Between<0, 1439> open_from = 7 * 60;
    Between<0, 1439> open_until = 18 * 60;
    bool working_days_only = true;
    ReminderLetter letter_sv;
    ReminderLetter letter_en;
    friend bool operator==(ReminderPlan const&, ReminderPlan const&) = default;
};
BOOST_DESCRIBE_STRUCT(ReminderPlan, (),
                      (moments, open_from, open_until, working_days_only, letter_sv, letter_en))

// The stand-in is asked too from this reminder on.
inline constexpr int first_reminder_to_stand_in = 3;

// Fields at fault: "sending_hours.order", and the letters' as faults_of(ReminderLetter).
std::vector<FieldError> faults_of(ReminderPlan const& plan);
// Of a plan without faults.
SendingHours sending_hours(ReminderPlan const& plan);

// What of a round decides when it reminds.
struct RoundTimes {
    Day last_day;
    UtcTime deadline;
    UtcTime locks_at;
};

// The moments of a round's reminders, in order. One that falls in quiet hours moves to the next open minute;
// one meant before the deadline then never comes after it, nor any after the round has locked: it is rather
// sent earlier. One moved to a day that has another is left out, so that nobody is reminded twice for a
// weekend.
std::vector<UtcTime> reminder_times(ReminderPlan const& plan, RoundTimes const& round);

// How an operation stands: reminded up to when, and what is left of the plan since.
struct Reminded {
    UtcTime since;  // the round's opening, the latest reminder, or the plan's last change
    // The moment that is due now; several missed ones are one. None in quiet hours.
    std::optional<UtcTime> due(std::vector<UtcTime> const& times, SendingHours const& hours,
                               UtcTime now) const;
    // The next to come.
    std::optional<UtcTime> next(std::vector<UtcTime> const& times) const;
};

}  // namespace samsyn::rounds

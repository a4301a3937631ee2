// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/bounded.h"
#include "lib/base/day_span.h"
#include "lib/base/id.h"
#include "lib/base/result.h"
#include "lib/base/sensitive.h"
#include "lib/base/time.h"

namespace samsyn::observations {

struct Observation;
struct Place;

enum class PoliceReported { yes, no, unknown };
BOOST_DESCRIBE_ENUM(PoliceReported, yes, no, unknown)

enum class TimePrecision { exact, interval, recurring, day, month, unknown };
BOOST_DESCRIBE_ENUM(TimePrecision, exact, interval, recurring, day, month, unknown)

// "place" is a known place's own point, "area" says only which area.
enum class Precision { exact, place, area };
BOOST_DESCRIBE_ENUM(Precision, exact, place, area)

enum class Source { report, import, acute };
BOOST_DESCRIBE_ENUM(Source, report, import, acute)

// When it happened: an instant (from alone), an interval, or weekdays and hours on which it keeps happening.
// Minutes count from midnight on the wall clock in Sweden; weekdays are bits, Monday the lowest.
struct WhenSeen {
    TimePrecision precision = TimePrecision::unknown;
    std::optional<UtcTime> from;
    std::optional<UtcTime> to;
    std::optional<Between<1, 127>> weekdays;
    std::optional<Between<0, 1439>> from_minute;
    std::optional<Between<0, 1440>> to_minute;
    friend bool operator==(WhenSeen const&, WhenSeen const&) = default;
};
BOOST_DESCRIBE_STRUCT(WhenSeen, (), (precision, from, to, weekdays, from_minute, to_minute))

// Where: a known place, a point on the map (degrees, WGS 84), or words. None of them: somewhere in the area.
struct WhereSeen {
    std::optional<Id<Place>> place;
    std::optional<double> lon;
    std::optional<double> lat;
    Text<200, 0> words;
    friend bool operator==(WhereSeen const&, WhereSeen const&) = default;
};
BOOST_DESCRIBE_STRUCT(WhereSeen, (), (place, lon, lat, words))

// One thing seen, as somebody tells it.
struct Seen {
    Text<40> category;
    Between<1, 3> severity = 1;
    Between<1, 999> count = 1;
    WhereSeen where;
    WhenSeen when;
    Sensitive<Text<500, 0>> description;
    Text<200, 0> kept_reason;  // why words that look like personal data stand all the same
    PoliceReported police_reported = PoliceReported::unknown;
    Text<200, 0> action_taken;
    bool wants_feedback = false;
    friend bool operator==(Seen const&, Seen const&) = default;
};
BOOST_DESCRIBE_STRUCT(Seen, (),
                      (category, severity, count, where, when, description, kept_reason, police_reported,
                       action_taken, wants_feedback))

// The faults of what somebody told, with paths below `path` ("observations[2].when"). None: it holds
// together.
std::vector<FieldError> faults_of(Seen const& seen, std::string const& path, UtcTime now);

// The day it counts on: the local day it happened when that lies in the period, else the period's last day.
// So a late or undated observation still counts exactly once, in the round that asked for it.
Day counted_on(WhenSeen const& when, DaySpan const& period);

}  // namespace samsyn::observations

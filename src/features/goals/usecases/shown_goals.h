// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "src/features/goals/domain/progress.h"
#include "src/work/work.h"

// The goals as they stand at the head of a picture: plain values, the same for the same day and reader.
namespace samsyn::goals {

// A value of an indicator: a closed round's count on its last day, or a measurement.
struct ShownPoint {
    Day day;
    double value = 0;
    std::int64_t expected = 0;  // operations asked, of a round
    std::int64_t answered = 0;
    bool is_left_out = false;  // too few answered
    std::string source;        // of a measurement
    friend bool operator==(ShownPoint const&, ShownPoint const&) = default;
};
BOOST_DESCRIBE_STRUCT(ShownPoint, (), (day, value, expected, answered, is_left_out, source))

// A value with what it rests on: of a count the average round from one day to another; else one measurement.
struct ShownLevel {
    double value = 0;
    std::optional<Day> from;
    std::optional<Day> to;
    std::string source;
    std::int64_t rounds = 0;    // of a count: how many,
    std::int64_t left_out = 0;  // how many more too few had answered,
    std::int64_t expected = 0;
    std::int64_t answered = 0;
    bool is_thin = false;                 // and whether they are fewer than six
    std::optional<std::int64_t> answers;  // of a survey
    friend bool operator==(ShownLevel const&, ShownLevel const&) = default;
};
BOOST_DESCRIBE_STRUCT(ShownLevel, (),
                      (value, from, to, source, rounds, left_out, expected, answered, is_thin, answers))

struct ShownIndicator {
    Id<Indicator> id;
    std::string measures;
    IndicatorSource source = IndicatorSource::number;
    std::string category;  // of a count
    std::string category_sv;
    std::string category_en;
    std::string unit;
    Direction wanted = Direction::down;
    double target = 0;
    std::optional<Day> by;
    std::optional<ShownLevel> baseline;
    std::optional<ShownLevel> now;
    std::vector<ShownPoint> points;  // the last thirteen, oldest first
    Progress progress = Progress::unknown;
    std::optional<Doubt> doubt;      // why it is unknown
    std::optional<bool> is_certain;  // the change is larger than chance gives
    friend bool operator==(ShownIndicator const&, ShownIndicator const&) = default;
};
BOOST_DESCRIBE_STRUCT(ShownIndicator, (),
                      (id, measures, source, category, category_sv, category_en, unit, wanted, target, by,
                       baseline, now, points, progress, doubt, is_certain))

struct ShownGoal {
    Id<Goal> id;
    std::string sentence;
    std::optional<Day> by;
    Progress progress = Progress::unknown;
    std::vector<ShownIndicator> indicators;
    friend bool operator==(ShownGoal const&, ShownGoal const&) = default;
};
BOOST_DESCRIBE_STRUCT(ShownGoal, (), (id, sentence, by, progress, indicators))

struct ShownGoals {
    Id<Area> area;
    std::string area_code;
    std::string area_name;
    Day day;
    std::vector<ShownGoal> goals;
    friend bool operator==(ShownGoals const&, ShownGoals const&) = default;
};
BOOST_DESCRIBE_STRUCT(ShownGoals, (), (area, area_code, area_name, day, goals))

// The goals that stand on the day, with the values there are until it. Outside the core a joint count is
// withheld, as in the picture: the indicator then says so and has no values. Whether the reader may see the
// area is the caller's to know.
ShownGoals shown_goals(work::Reading& reading, Id<Area> area, Day day);

}  // namespace samsyn::goals

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/goals/domain/counted_rounds.h"
#include "src/features/goals/domain/goal.h"

namespace samsyn::goals {

// Where an indicator's values come from: a category's count in closed rounds, by itself; or measured and
// written down, as a share of a survey's answers in per cent, or any number with its unit.
enum class IndicatorSource { count, survey, number };
BOOST_DESCRIBE_ENUM(IndicatorSource, count, survey, number)

enum class Direction { up, down };
BOOST_DESCRIBE_ENUM(Direction, up, down)

using Answers = Between<1, 1'000'000>;

// The number that shows whether a goal comes nearer: from where, to where.
struct IndicatorDetails {
    Text<200> measures;
    IndicatorSource source = IndicatorSource::number;
    std::optional<Text<40>> category;  // of a count, with those under it
    Text<40, 0> unit;                  // of a number: "felanmälningar i månaden"
    Direction wanted = Direction::down;
    // Of a count it is the average round of its days, counted when it is set; the others say what they were.
    std::optional<double> baseline;
    std::optional<Day> baseline_from;
    std::optional<Day> baseline_to;
    Text<200, 0> baseline_source;
    std::optional<Answers> baseline_answers;  // of a survey: how many answered
    double target = 0;
    std::optional<Day> by;
    Between<0, 99> sort_order;
};
BOOST_DESCRIBE_STRUCT(IndicatorDetails, (),
                      (measures, source, category, unit, wanted, baseline, baseline_from, baseline_to,
                       baseline_source, baseline_answers, target, by, sort_order))

struct Indicator : IndicatorDetails {
    Id<Indicator> id;
    Id<Goal> goal;
    CountedRounds counted;  // what the baseline of a count was made of
    Day set_on;
    std::optional<Day> ended_on;
    std::string ended_reason;
    std::int64_t version = 1;

    bool stands_on(Day day) const { return set_on <= day && (!ended_on || *ended_on > day); }
    // Set after the beginning without a word, it would prove anything: a change needs its reason.
    bool differs_in_what_it_proves(IndicatorDetails const& other) const;
};
BOOST_DESCRIBE_STRUCT(Indicator, (IndicatorDetails),
                      (id, goal, counted, set_on, ended_on, ended_reason, version))

// A value that somebody measured.
struct MeasurementDetails {
    Day day;
    double value = 0;
    std::optional<Answers> answers;  // of a survey
    Text<200> source;
    Text<500, 0> note;
    Text<200, 0> withdrawn_reason;  // not empty: it was wrong and counts no more
};
BOOST_DESCRIBE_STRUCT(MeasurementDetails, (), (day, value, answers, source, note, withdrawn_reason))

struct Measurement : MeasurementDetails {
    Id<Measurement> id;
    Id<Indicator> indicator;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Measurement, (MeasurementDetails), (id, indicator, version))

// Codes: indicator.category_needed, .unit_needed, .counts_itself (a count's baseline is not written),
// .baseline_half, .baseline_source_needed, .not_share, .number_range, .target_not_better; validity.order.
std::vector<FieldError> faults_of(IndicatorDetails const& indicator);
// indicator.counts_itself, .not_share, .number_range.
std::vector<FieldError> faults_of(MeasurementDetails const& measurement, IndicatorSource source);

}  // namespace samsyn::goals

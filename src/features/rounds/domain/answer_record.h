// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/base/time.h"

namespace samsyn::rounds {

// What became of one expectation in a closed round. not_expected: the round did not ask the operation.
enum class RecordState { reported, nothing, silent, excused, not_expected };
BOOST_DESCRIBE_ENUM(RecordState, reported, nothing, silent, excused, not_expected)

struct RecordedAnswer {
    RecordState state = RecordState::not_expected;
    bool is_late = false;
    std::optional<UtcTime> submitted_at;
    UtcTime round_over;  // the end of the round's last day
};

// How complete and how timely answers are. An excused operation that answers all the same counts as answered.
struct AnswerSummary {
    std::int64_t expected = 0;
    std::int64_t excused = 0;  // of the expected, and without an answer
    std::int64_t answered = 0;
    std::int64_t on_time = 0;
    std::int64_t late = 0;
    std::int64_t nothing = 0;  // of the answered
    std::int64_t silent = 0;
    std::optional<double> completeness;  // answered of (expected − excused), 0…1; none when nobody was to
    std::optional<double> timeliness;    // on time of the answered, 0…1; none when nobody answered
    std::optional<double> median_hours;  // from the end of the round's last day; before it counts as 0
};
BOOST_DESCRIBE_STRUCT(AnswerSummary, (),
                      (expected, excused, answered, on_time, late, nothing, silent, completeness, timeliness,
                       median_hours))

AnswerSummary summary_of(std::vector<RecordedAnswer> const& answers);

}  // namespace samsyn::rounds

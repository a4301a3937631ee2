// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "lib/base/bounded.h"
#include "lib/base/id.h"
#include "lib/base/result.h"
#include "lib/base/time.h"
#include "src/access/subjects.h"

namespace samsyn::goals {

// Why the partners begin to work together in an area. Who they are stands in the register, not here.
struct StartDetails {
    Text<2000> reason;
    Day since;
    Text<200, 0> decided_by;
    Text<60, 0> registry_number;
    std::optional<Day> review_on;  // when the work as a whole is looked at anew
};
BOOST_DESCRIBE_STRUCT(StartDetails, (), (reason, since, decided_by, registry_number, review_on))

struct Start : StartDetails {
    Id<Area> area;
    std::int64_t version = 0;  // 0: not written yet
};
BOOST_DESCRIBE_STRUCT(Start, (StartDetails), (area, version))

// The joint target of an area in one sentence: what shall be otherwise, by when.
struct GoalDetails {
    Text<300> sentence;
    Between<0, 99> sort_order;
    std::optional<Day> by;
};
BOOST_DESCRIBE_STRUCT(GoalDetails, (), (sentence, sort_order, by))

struct Goal : GoalDetails {
    Id<Goal> id;
    Id<Area> area;
    Day set_on;
    std::optional<Day> ended_on;
    std::string ended_reason;
    std::int64_t version = 1;

    bool stands_on(Day day) const { return set_on <= day && (!ended_on || *ended_on > day); }
};
BOOST_DESCRIBE_STRUCT(Goal, (GoalDetails), (id, area, set_on, ended_on, ended_reason, version))

// "validity.order" for a review before the beginning.
std::vector<FieldError> faults_of(StartDetails const& start);

}  // namespace samsyn::goals

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <cstddef>
#include <optional>
#include <vector>

#include "lib/base/bounded.h"
#include "lib/base/result.h"
#include "src/access/role.h"
#include "src/access/subjects.h"

namespace samsyn::acute {

enum class AcuteLevel { attention, urgent, critical };
BOOST_DESCRIBE_ENUM(AcuteLevel, attention, urgent, critical)

// One to tell: a person by membership, or whoever has the role in the organisation when the event comes.
struct CircleMember {
    std::optional<Id<Membership>> membership;
    std::optional<Id<Organisation>> organisation;
    std::optional<access::Role> role;
    friend bool operator==(CircleMember const&, CircleMember const&) = default;
};
BOOST_DESCRIBE_STRUCT(CircleMember, (), (membership, organisation, role))

// Those who are told at the same time.
struct CircleStep {
    ListOf<CircleMember, 30> members;
    friend bool operator==(CircleStep const&, CircleStep const&) = default;
};
BOOST_DESCRIBE_STRUCT(CircleStep, (), (members))

using Minutes = Between<1, 10'080>;

// How long each step has to confirm before the next is told.
struct MinutesToConfirm {
    Minutes attention = 240;
    Minutes urgent = 60;
    Minutes critical = 15;

    std::int64_t of(AcuteLevel level) const;
    friend bool operator==(MinutesToConfirm const&, MinutesToConfirm const&) = default;
};
BOOST_DESCRIBE_STRUCT(MinutesToConfirm, (), (attention, urgent, critical))

// Whom an area tells of an acute event, step after step, until somebody confirms.
struct Circle {
    MinutesToConfirm minutes;
    ListOf<CircleStep, 8> steps;
};

// Paths as "steps[0].members[2]": a member is one of the two kinds, a role one that follows acute events.
std::vector<FieldError> faults_of(Circle const& circle);

// The step told at a turn, counted from 0. After the last step the circle begins anew; nothing when it has
// gone round so often that more mail helps nobody.
std::optional<std::size_t> step_of_turn(std::size_t turn, std::size_t steps);

}  // namespace samsyn::acute

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/round.h"
#include "src/work/work.h"

namespace samsyn::rounds {

struct RoundSummary {
    Id<Round> id;
    Id<Area> area;
    std::string area_code;
    std::string area_name;
    std::int64_t number = 0;
    Day first;
    Day last;
    UtcTime deadline;
    RoundState state = RoundState::open;
    bool is_due = false;     // the deadline has passed and it is still open
    bool may_close = false;  // the reader may close it now: it is open, and its last day is over
    std::int64_t expected = 0;
    std::int64_t answered = 0;
    std::int64_t late = 0;
    std::int64_t to_review = 0;
    bool may_manage = false;
};
BOOST_DESCRIBE_STRUCT(RoundSummary, (),
                      (id, area, area_code, area_name, number, first, last, deadline, state, is_due,
                       may_close, expected, answered, late, to_review, may_manage))

struct RoundList {
    std::vector<RoundSummary> rounds;
};
BOOST_DESCRIBE_STRUCT(RoundList, (), (rounds))

// The latest rounds of the areas where the actor's organisation has a function, newest first.
struct ListRounds {
    static constexpr std::string_view name = "rounds.list";
    static constexpr auto needs = access::Permission::read_rounds;
    using Output = RoundList;

    std::optional<Id<Area>> area;
    std::optional<Between<1, 100>> limit;  // rounds an area; 6 when not said
};
BOOST_DESCRIBE_STRUCT(ListRounds, (), (area, limit))

Result<access::Scope> scope_of(ListRounds const& query, work::Reading& reading);
Result<RoundList> handle(ListRounds const& query, work::Reading& reading);

// How a round looks in a list.
RoundSummary summary_of(Round const& round, work::Reading& reading);

}  // namespace samsyn::rounds

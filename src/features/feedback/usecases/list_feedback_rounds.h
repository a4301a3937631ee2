// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/rounds/domain/round.h"
#include "src/work/work.h"

namespace samsyn::feedback {

struct FeedbackRound {
    Id<rounds::Round> round;
    Id<Area> area;
    std::string area_name;
    std::int64_t number = 0;
    Day first;
    Day last;
    std::int64_t expected = 0;
    std::int64_t answered = 0;
    std::int64_t sent = 0;  // letters; supplements not counted
};
BOOST_DESCRIBE_STRUCT(FeedbackRound, (),
                      (round, area, area_name, number, first, last, expected, answered, sent))

struct FeedbackRounds {
    std::vector<FeedbackRound> rounds;
};
BOOST_DESCRIBE_STRUCT(FeedbackRounds, (), (rounds))

// The closed rounds of the areas where the actor writes feedback, newest first, and how much has been sent.
struct ListFeedbackRounds {
    static constexpr std::string_view name = "feedback.list_rounds";
    static constexpr auto needs = access::Permission::edit_feedback;
    using Output = FeedbackRounds;

    std::optional<Between<1, 30>> limit;  // rounds an area; 6 when not said
};
BOOST_DESCRIBE_STRUCT(ListFeedbackRounds, (), (limit))

Result<access::Scope> scope_of(ListFeedbackRounds const& query, work::Reading& reading);
Result<FeedbackRounds> handle(ListFeedbackRounds const& query, work::Reading& reading);

}  // namespace samsyn::feedback

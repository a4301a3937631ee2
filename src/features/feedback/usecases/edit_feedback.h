// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/features/observations/domain/observation.h"
#include "src/features/rounds/domain/round.h"
#include "src/work/work.h"

// The coordinator's words in letters that are not sent yet. Personal data in them is refused as in a report.
namespace samsyn::feedback {

struct SavedWords {
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(SavedWords, (), (version))

// What every operation of the round reads. If-Match is the version shown, 0 the first time.
struct WriteToAll {
    static constexpr std::string_view name = "feedback.write_to_all";
    static constexpr auto needs = access::Permission::edit_feedback;
    using Output = SavedWords;

    Id<rounds::Round> round;
    std::int64_t if_match = 0;
    Text<2000, 0> words;
    Text<200, 0> kept_reason;  // why words that look like personal data stand all the same
};
BOOST_DESCRIBE_STRUCT(WriteToAll, (), (round, if_match, words, kept_reason))

// What came of one thing the operation wanted to hear about.
struct ItemAnswer {
    Id<observations::Observation> observation;
    Text<1000> words;
};
BOOST_DESCRIBE_STRUCT(ItemAnswer, (), (observation, words))

// What one operation reads. Replaces what was written to it before.
struct WriteToOperation {
    static constexpr std::string_view name = "feedback.write_to_operation";
    static constexpr auto needs = access::Permission::edit_feedback;
    using Output = SavedWords;

    Id<rounds::Round> round;
    Id<Operation> operation;
    std::int64_t if_match = 0;
    Text<2000, 0> words;
    ListOf<ItemAnswer, 50> answers;
    Text<200, 0> kept_reason;
};
BOOST_DESCRIBE_STRUCT(WriteToOperation, (), (round, operation, if_match, words, answers, kept_reason))

Result<access::Scope> scope_of(WriteToAll const& command, work::Work& work);
// Refuses "feedback.changed" when somebody has written since.
Result<SavedWords> handle(WriteToAll const& command, work::Work& work);
Result<access::Scope> scope_of(WriteToOperation const& command, work::Work& work);
// Besides: "report.not_expected", "feedback.no_answer" of an operation that has not answered, "feedback.sent"
// when its letter has gone, "feedback.not_asked" of a thing nobody wanted to hear about.
Result<SavedWords> handle(WriteToOperation const& command, work::Work& work);

}  // namespace samsyn::feedback

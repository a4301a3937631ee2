// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/feedback/domain/letter.h"
#include "src/features/rounds/domain/round.h"
#include "src/work/work.h"

namespace samsyn::feedback {

// A letter as its operation reads it.
struct OwnLetter {
    Id<SentLetter> id;
    Id<rounds::Round> round;
    Id<Operation> operation;
    std::string operation_name;
    std::int64_t number = 0;  // 0 the letter, then its supplements
    Letter letter;
    UtcTime sent_at;
};
BOOST_DESCRIBE_STRUCT(OwnLetter, (), (id, round, operation, operation_name, number, letter, sent_at))

struct OwnLetters {
    std::vector<OwnLetter> letters;
};
BOOST_DESCRIBE_STRUCT(OwnLetters, (), (letters))

// The feedback to the actor's own organisation, newest first, at most 100. One who only reports sees what
// went to the operations they report for.
struct ListOwnLetters {
    static constexpr std::string_view name = "feedback.list_own";
    static constexpr auto needs = access::Permission::read_own_reports;
    using Output = OwnLetters;
};
BOOST_DESCRIBE_STRUCT(ListOwnLetters, (), ())

Result<access::Scope> scope_of(ListOwnLetters const& query, work::Reading& reading);
Result<OwnLetters> handle(ListOwnLetters const& query, work::Reading& reading);

}  // namespace samsyn::feedback

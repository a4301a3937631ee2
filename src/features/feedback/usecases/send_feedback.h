// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "src/features/feedback/domain/letter.h"
#include "src/features/feedback/usecases/means.h"
#include "src/features/rounds/domain/round.h"
#include "src/work/work.h"

namespace samsyn::feedback {

// A letter as the coordinator read it before sending: by the fingerprint of its draft.
struct ReadLetter {
    Id<Operation> operation;
    Text<64> fingerprint;
};
BOOST_DESCRIBE_STRUCT(ReadLetter, (), (operation, fingerprint))

struct SentLetters {
    std::int64_t sent = 0;
    std::int64_t told = 0;  // people who get a mail
};
BOOST_DESCRIBE_STRUCT(SentLetters, (), (sent, told))

// Sends letters of a closed round, all or none. From then on they stand as they were read. Those who report
// for the operation get a mail that says only that there is something to read behind the sign-in, in hours
// when people may be written to. Sent again it changes nothing.
struct SendFeedback {
    static constexpr std::string_view name = "feedback.send";
    static constexpr auto needs = access::Permission::edit_feedback;
    using Output = SentLetters;

    Id<rounds::Round> round;
    ListOf<ReadLetter, 300> letters;
    Means const* means = nullptr;
};
BOOST_DESCRIBE_STRUCT(SendFeedback, (), (round, letters))

// Adds something to a letter that was sent. The client makes the id, so that sending again adds once.
struct SendSupplement {
    static constexpr std::string_view name = "feedback.send_supplement";
    static constexpr auto needs = access::Permission::edit_feedback;
    using Output = SentLetters;

    Id<rounds::Round> round;
    Id<Operation> operation;
    Id<SentLetter> letter;
    Text<2000> words;
    Text<200, 0> kept_reason;  // why words that look like personal data stand all the same
    Means const* means = nullptr;
};
BOOST_DESCRIBE_STRUCT(SendSupplement, (), (round, operation, letter, words, kept_reason))

Result<access::Scope> scope_of(SendFeedback const& command, work::Work& work);
// Refuses "feedback.round_open", "feedback.none_chosen", and with a fault for each letter
// "feedback.no_answer" and "feedback.changed" (it is no longer what was read).
Result<SentLetters> handle(SendFeedback const& command, work::Work& work);
Result<access::Scope> scope_of(SendSupplement const& command, work::Work& work);
// Refuses "feedback.not_sent" while there is no letter to add to, "feedback.differs" for an id that is taken.
Result<SentLetters> handle(SendSupplement const& command, work::Work& work);

}  // namespace samsyn::feedback

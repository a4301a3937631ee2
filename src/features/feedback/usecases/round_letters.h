// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/feedback/store/feedback_store.h"
#include "src/features/feedback/store/round_answers_store.h"
#include "src/features/feedback/usecases/write_letter.h"

namespace samsyn::feedback {

// An operation that was to answer, and the letter as it would be sent now; none while the round is open or
// when the operation has not answered.
struct OperationLetter {
    RoundAnswersStore::Line line;
    FeedbackStore::Draft draft;
    std::vector<RoundAnswersStore::Asked> asked;
    std::optional<Letter> letter;
};

// Of every operation of the round, by name. The picture in each is what a member of the operation's
// organisation would see: an organisation outside the core is told nothing of it, since it would see only its
// own part.
std::vector<OperationLetter> letters_of(work::Reading& reading, rounds::Round const& round,
                                        texts::Texts const& texts);

// Tells two letters apart.
std::string fingerprint_of(Letter const& letter);

// For callers that look at one round: absent, and of an area that is not the actor's core, are the same
// ("round.unknown").
Result<access::Scope> scope_of_round(work::Reading& reading, Id<rounds::Round> round);

}  // namespace samsyn::feedback

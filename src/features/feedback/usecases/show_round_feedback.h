// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/sensitive.h"
#include "src/features/feedback/usecases/means.h"
#include "src/features/feedback/usecases/round_letters.h"

namespace samsyn::feedback {

// What the coordinator has written; the version goes into If-Match, 0 when nothing is written yet.
struct FeedbackWords {
    std::string words;
    std::string kept_reason;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(FeedbackWords, (), (words, kept_reason, version))

// One thing whose reporter wants to know what comes of it, and what the coordinator says of it so far.
struct AskedItem {
    Id<observations::Observation> observation;
    std::string category;
    std::string category_sv;
    std::string category_en;
    std::string place;
    Day counted_on;
    Sensitive<std::string> description;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(AskedItem, (),
                      (observation, category, category_sv, category_en, place, counted_on, description,
                       answer))

struct ShownLetter {
    Id<SentLetter> id;
    std::int64_t number = 0;  // 0 the letter, then its supplements
    Letter letter;
    UtcTime sent_at;
    std::int64_t told = 0;  // people who got a mail that it is there
};
BOOST_DESCRIBE_STRUCT(ShownLetter, (), (id, number, letter, sent_at, told))

// draft: has answered, nothing sent yet (while the round is open there is no letter to send).
enum class FeedbackState { draft, sent, silent, excused };
BOOST_DESCRIBE_ENUM(FeedbackState, draft, sent, silent, excused)

struct FeedbackLine {
    Id<Operation> operation;
    std::string name;
    std::string organisation;
    bool external = false;
    FeedbackState state = FeedbackState::silent;
    bool nothing = false;
    bool late = false;
    std::int64_t recipients = 0;  // people who would be told
    std::optional<Letter> draft;  // as it would be sent now
    std::string fingerprint;      // of the draft
    FeedbackWords own;
    std::vector<AskedItem> asked;
    std::vector<ShownLetter> sent;
};
BOOST_DESCRIBE_STRUCT(FeedbackLine, (),
                      (operation, name, organisation, external, state, nothing, late, recipients, draft,
                       fingerprint, own, asked, sent))

struct RoundFeedback {
    Id<rounds::Round> round;
    Id<Area> area;
    std::string area_name;
    std::int64_t number = 0;
    Day first;
    Day last;
    bool closed = false;
    FeedbackWords common;
    std::vector<FeedbackLine> lines;
};
BOOST_DESCRIBE_STRUCT(RoundFeedback, (), (round, area, area_name, number, first, last, closed, common, lines))

// The feedback of a round: every operation that was to answer, with its letter.
struct ShowRoundFeedback {
    static constexpr std::string_view name = "feedback.show_round";
    static constexpr auto needs = access::Permission::edit_feedback;
    using Output = RoundFeedback;

    Id<rounds::Round> round;
    Means const* means = nullptr;
};
BOOST_DESCRIBE_STRUCT(ShowRoundFeedback, (), (round))

Result<access::Scope> scope_of(ShowRoundFeedback const& query, work::Reading& reading);
Result<RoundFeedback> handle(ShowRoundFeedback const& query, work::Reading& reading);

}  // namespace samsyn::feedback

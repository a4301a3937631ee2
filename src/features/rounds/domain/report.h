// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "src/access/label.h"
#include "src/access/subjects.h"
#include "src/features/observations/domain/observation.h"
#include "src/features/rounds/domain/checklist.h"
#include "src/features/rounds/domain/round.h"

namespace samsyn::rounds {

enum class Answer { usual, more, serious };
BOOST_DESCRIBE_ENUM(Answer, usual, more, serious)

struct QuestionAnswer {
    Text<40> question;
    Answer answer = Answer::usual;
    friend bool operator==(QuestionAnswer const&, QuestionAnswer const&) = default;
};
BOOST_DESCRIBE_STRUCT(QuestionAnswer, (), (question, answer))

// What an operation says of a round: nothing to report, or answers and 0..n things seen.
struct ReportBody {
    bool nothing = false;
    ListOf<QuestionAnswer, 60> answers;
    ListOf<observations::Seen, 50> observations;
    friend bool operator==(ReportBody const&, ReportBody const&) = default;
};
BOOST_DESCRIBE_STRUCT(ReportBody, (), (nothing, answers, observations))

// Every fault against the checklist: nothing together with something, unknown or missing answers, categories
// that the checklist does not ask about.
std::vector<FieldError> faults_of(ReportBody const& body, Checklist const& checklist);

// One operation's answer in one round, as it is kept.
struct Report {
    Id<Report> id;
    Id<Round> round;
    Id<Area> area;
    Id<Operation> operation;
    Id<Organisation> owner;
    Id<Membership> author;
    ReportBody body;
    bool is_late = false;
    UtcTime submitted_at;
    std::optional<UtcTime> reviewed_at;
    std::optional<UtcTime> returned_at;
    std::string return_question;
    std::optional<UtcTime> corrected_at;
    std::int64_t version = 1;
    access::Class classification = access::Class::internal;
    access::Audience audience = access::Audience::core;
    access::State state = access::State::shared;

    access::Label label(Id<Tenant> tenant) const
    {
        return {tenant, owner, area, classification, audience, state, access::Depth::detail};
    }
};

}  // namespace samsyn::rounds

// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/demo/input/files.h"
#include "src/demo/input/ids.h"
#include "src/features/feedback/usecases/list_feedback_rounds.h"
#include "src/features/feedback/usecases/means.h"
#include "src/features/feedback/usecases/show_round_feedback.h"
#include "src/work/execute.h"

namespace samsyn::demo {

// Tells the feedback of the story's latest rounds, with the clock set to the day after each closed: the
// coordinator writes, answers what was asked, and sends; some letters are left to be sent. The mails of the
// past are not.
class ToldFeedback {
public:
    ToldFeedback(sql::Database& database, Files const& files, Ids const& ids, texts::Texts const& texts);

    // Throws BrokenFile.
    Result<Done> tell();

private:
    struct Closed {
        feedback::FeedbackRound round;
        std::string area;  // code
        int ago = 0;       // 1: the area's latest
    };
    Result<std::vector<Closed>> closed_rounds();
    Result<Done> tell_round(Closed const& closed);
    Result<Done> write_to_all(Closed const& closed);
    Result<Done> write_to_each(Closed const& closed, feedback::RoundFeedback const& page);
    Result<Done> send(Closed const& closed);
    Result<Done> add_supplements(Closed const& closed);
    Result<feedback::RoundFeedback> page_of(Closed const& closed);
    // The story's words of this kind for the round, and for the operation when one is named.
    std::optional<json::Node> told(std::string const& kind, Closed const& closed,
                                   std::optional<Id<Operation>> operation) const;
    std::string answer_to(feedback::AskedItem const& asked) const;
    access::Actor coordinator();

    sql::Database& m_database;
    Ids const& m_ids;
    json::Node m_feedback;
    feedback::Means m_means;
    SetClock m_clock;
    work::Runtime m_runtime;
};

}  // namespace samsyn::demo

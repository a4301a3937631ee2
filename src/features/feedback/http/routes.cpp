// SPDX-License-Identifier: EUPL-1.2
#include "src/features/feedback/http/routes.h"

#include "src/features/feedback/http/letters_page.h"
#include "src/features/feedback/usecases/edit_feedback.h"
#include "src/features/feedback/usecases/list_feedback_rounds.h"
#include "src/features/feedback/usecases/list_own_letters.h"
#include "src/features/feedback/usecases/send_feedback.h"
#include "src/features/feedback/usecases/show_round_feedback.h"

namespace samsyn::feedback {

void add_routes(api::Api& api, pages::Pages const& pages, Means const& means)
{
    using enum http::Method;
    auto const lend = [&means](auto& what) { what.means = &means; };
    api.query<ListFeedbackRounds>("/api/feedback-rounds");
    api.query<ShowRoundFeedback>("/api/rounds/{round}/feedback", lend);
    api.command<WriteToAll>(put, "/api/rounds/{round}/feedback/words");
    api.command<WriteToOperation>(put, "/api/rounds/{round}/feedback/operations/{operation}");
    api.command<SendFeedback>(post, "/api/rounds/{round}/feedback/sending", 200, lend);
    api.command<SendSupplement>(
        put, "/api/rounds/{round}/feedback/operations/{operation}/supplements/{letter}", 200, lend);
    api.query<ListOwnLetters>("/api/feedback-letters");
    add_letters_page(api, pages);
}

}  // namespace samsyn::feedback

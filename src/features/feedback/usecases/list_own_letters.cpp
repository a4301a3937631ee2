// SPDX-License-Identifier: EUPL-1.2
#include "src/features/feedback/usecases/list_own_letters.h"

#include "lib/base/check.h"
#include "lib/json/form.h"
#include "src/features/feedback/store/feedback_store.h"

namespace samsyn::feedback {
namespace {

constexpr int most_letters = 100;
constexpr int rank_of_member = 2;

}  // namespace

Result<access::Scope> scope_of(ListOwnLetters const&, work::Reading& reading)
{
    return access::Scope{.organisation = reading.actor.organisation};
}

Result<OwnLetters> handle(ListOwnLetters const&, work::Reading& reading)
{
    auto const& actor = reading.actor;
    FeedbackStore store(reading.transaction, actor.tenant);
    FeedbackStore::Reader reader{actor.organisation, std::nullopt};
    if (access::reading_rank(actor.roles) < rank_of_member) reader.operations = actor.operations;
    OwnLetters list;
    for (auto const& sent : store.visible(reading.visible(access::Depth::compiled), reader, most_letters)) {
        auto letter = json::read<Letter>(sent.letter);
        check(letter.has_value());  // we wrote it
        list.letters.push_back({sent.id, sent.round, sent.operation, store.operation_name(sent.operation),
                                sent.number, std::move(*letter), sent.sent_at});
    }
    return list;
}

}  // namespace samsyn::feedback

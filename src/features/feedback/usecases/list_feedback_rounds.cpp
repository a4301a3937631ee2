// SPDX-License-Identifier: EUPL-1.2
#include "src/features/feedback/usecases/list_feedback_rounds.h"

#include <algorithm>
#include <tuple>

#include "src/features/feedback/store/feedback_store.h"
#include "src/features/feedback/store/round_answers_store.h"
#include "src/features/rounds/usecases/known_rounds.h"

namespace samsyn::feedback {
namespace {

bool writes_in(access::Actor const& actor, Id<Area> area)
{
    return access::may(actor, access::Permission::edit_feedback, {.area = area});
}

FeedbackRound shown(rounds::Round const& round, work::Reading& reading)
{
    RoundAnswersStore answers(reading.transaction, reading.actor.tenant);
    FeedbackRound shown;
    shown.round = round.id;
    shown.area = round.area;
    shown.area_name = answers.area_name(round.area);
    shown.number = round.number;
    shown.first = round.days.first;
    shown.last = round.days.last;
    for (auto const& line : answers.lines(round.id)) {
        if (line.report || !line.is_excused) ++shown.expected;
        if (line.report) ++shown.answered;
    }
    shown.sent = FeedbackStore(reading.transaction, reading.actor.tenant).letters_sent(round.id);
    return shown;
}

}  // namespace

// The list holds no area where the actor writes no feedback, so the permission anywhere is enough.
Result<access::Scope> scope_of(ListFeedbackRounds const&, work::Reading&)
{
    return access::Scope::own_reach();
}

Result<FeedbackRounds> handle(ListFeedbackRounds const& query, work::Reading& reading)
{
    int const limit = query.limit ? static_cast<int>(query.limit->value) : 6;
    FeedbackRounds list;
    for (auto const& [area, functions] : reading.actor.functions) {
        if (!writes_in(reading.actor, area)) continue;
        for (auto const& round : rounds::closed_rounds(reading, area, limit))
            list.rounds.push_back(shown(round, reading));
    }
    std::sort(list.rounds.begin(), list.rounds.end(), [](auto const& one, auto const& other) {
        return std::tie(other.first, one.area_name) < std::tie(one.first, other.area_name);
    });
    return list;
}

}  // namespace samsyn::feedback

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/list_rounds.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "src/features/rounds/store/round_store.h"
#include "src/features/rounds/store/round_view_store.h"

namespace samsyn::rounds {

RoundSummary summary_of(Round const& round, work::Reading& reading)
{
    RoundViewStore views(reading.transaction, reading.actor.tenant);
    auto const area = views.area(round.area);
    auto const counts = views.counts(round.id);
    RoundSummary summary;
    summary.id = round.id;
    summary.area = round.area;
    summary.area_code = area.code;
    summary.area_name = area.name;
    summary.number = round.number;
    summary.first = round.days.first;
    summary.last = round.days.last;
    summary.deadline = round.deadline;
    summary.state = round.state();
    summary.is_due = !round.closed_at && round.is_late(reading.now);
    summary.expected = counts.expected;
    summary.answered = counts.answered;
    summary.late = counts.late;
    summary.to_review = counts.to_review;
    summary.may_manage = access::may(reading.actor, access::Permission::manage_rounds, {.area = round.area});
    summary.may_close =
        summary.may_manage && !round.closed_at && round.is_over(swedish_time(reading.now).day);
    return summary;
}

// Without an area it asks for all of the actor's, so the permission anywhere is enough: the list holds no
// other.
Result<access::Scope> scope_of(ListRounds const& query, work::Reading&)
{
    if (query.area) return access::Scope{.area = *query.area};
    return access::Scope::own_reach();
}

Result<RoundList> handle(ListRounds const& query, work::Reading& reading)
{
    RoundStore rounds(reading.transaction, reading.actor.tenant);
    int const limit = query.limit ? static_cast<int>(query.limit->value) : 6;
    RoundList list;
    for (auto const& [area, functions] : reading.actor.functions) {
        if (query.area && *query.area != area) continue;
        for (auto const& round : rounds.of_area(area, limit))
            list.rounds.push_back(summary_of(round, reading));
    }
    std::stable_sort(
        list.rounds.begin(), list.rounds.end(),
        [](RoundSummary const& one, RoundSummary const& other) { return one.first > other.first; });
    return list;
}

}  // namespace samsyn::rounds

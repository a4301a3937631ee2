// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/advance_rounds.h"

#include "src/features/rounds/store/round_store.h"
#include "src/features/rounds/usecases/close_round.h"
#include "src/features/rounds/usecases/open_round.h"

namespace samsyn::rounds {
namespace {

// After a long standstill several rounds may be due; more than these wait for the next time.
constexpr int most_an_area = 30;

std::int64_t open_due(Id<Area> area, work::Work& work)
{
    std::int64_t opened = 0;
    while (opened < most_an_area && handle(OpenRound{area}, work)) ++opened;
    return opened;
}

}  // namespace

Result<access::Scope> scope_of(AdvanceRounds const&, work::Work&) { return access::Scope{}; }

Result<AdvancedRounds> handle(AdvanceRounds const&, work::Work& work)
{
    RoundStore rounds(work.transaction, work.actor.tenant);
    AdvancedRounds advanced;
    for (auto const& area : rounds.areas_with_rhythm()) advanced.opened += open_due(area, work);
    for (auto const& round : rounds.open_rounds()) {
        if (work.now < round.locks_at()) continue;
        if (handle(CloseRound{round.id}, work)) ++advanced.closed;
    }
    if (advanced.opened + advanced.closed == 0) return fail(ErrorKind::conflict, "rounds.nothing_due");
    return advanced;
}

}  // namespace samsyn::rounds

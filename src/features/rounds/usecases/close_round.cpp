// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/close_round.h"

#include "lib/base/swedish_calendar.h"
#include "src/features/identity/usecases/report_link.h"
#include "src/features/rounds/store/round_store.h"

namespace samsyn::rounds {

Result<access::Scope> scope_of(CloseRound const& command, work::Work& work)
{
    auto const round = RoundStore(work.transaction, work.actor.tenant).find(command.round);
    if (!round) return fail(ErrorKind::not_found, "round.unknown");
    return access::Scope{.area = round->area};
}

Result<ClosedRound> handle(CloseRound const& command, work::Work& work)
{
    RoundStore rounds(work.transaction, work.actor.tenant);
    auto round = rounds.find(command.round);
    if (!round) return fail(ErrorKind::not_found, "round.unknown");
    if (!round->is_over(swedish_time(work.now).day)) return fail(ErrorKind::conflict, "round.days_not_over");
    auto const closed = round->close(work.now);
    if (!closed) return refuse(closed);

    rounds.save_closed(*round);
    identity::end_report_links(work, round->id.uuid());
    work.concerns(round->id.uuid());
    work.notify("rounds");
    work.notify("picture");
    return ClosedRound{round->id, round->version};
}

}  // namespace samsyn::rounds

// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/open_round.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "src/features/rounds/store/checklist_store.h"
#include "src/features/rounds/store/round_store.h"
#include "src/features/rounds/usecases/next_round.h"

namespace samsyn::rounds {
namespace {

Round make_round(work::Work& work, NextRound const& next, Id<Checklist> checklist)
{
    Round round;
    round.id = work.new_id_of<Round>();
    round.area = next.rhythm.area;
    round.number = next.number;
    round.days = next.days;
    round.deadline = deadline(round.days.last, next.rhythm.deadline_rule).at;
    round.checklist = checklist;
    round.needs_review = next.rhythm.needs_review;
    round.opened_at = work.now;
    return round;
}

}  // namespace

Result<access::Scope> scope_of(OpenRound const& command, work::Work&)
{
    return access::Scope{.area = command.area};
}

Result<OpenedRound> handle(OpenRound const& command, work::Work& work)
{
    Day const today = swedish_time(work.now).day;
    RoundStore rounds(work.transaction, work.actor.tenant);
    auto const next = next_round(rounds, command.area, today);
    if (!next) return fail(ErrorKind::conflict, "rhythm.missing");
    if (!next->has_begun(today)) return fail(ErrorKind::conflict, "round.not_yet");
    auto const checklist =
        ChecklistStore(work.transaction, work.actor.tenant).latest(next->rhythm.checklist_code);
    if (!checklist) return fail(ErrorKind::conflict, "checklist.unknown");

    auto const round = make_round(work, *next, checklist->id);
    rounds.insert(round);
    auto const expected =
        rounds.fix_expectations(round, std::clamp(today, round.days.first, round.days.last));
    work.concerns(round.id.uuid());
    work.notify("rounds");
    return OpenedRound{round.id, round.number, round.days.first, round.days.last, round.deadline, expected};
}

}  // namespace samsyn::rounds

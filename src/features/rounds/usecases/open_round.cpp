// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/open_round.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "src/features/rounds/store/checklist_store.h"
#include "src/features/rounds/store/round_store.h"

namespace samsyn::rounds {
namespace {

// The days of the round to open: right after the latest, else the one that today lies in.
Day day_inside_next(std::optional<Round> const& latest, RhythmOfArea const& rhythm, Day today)
{
    if (latest) return latest->days.last.plus(1);
    return std::max(today, rhythm.rhythm.start());
}

Round make_round(work::Work& work, RhythmOfArea const& rhythm, Day inside, Id<Checklist> checklist)
{
    Round round;
    round.id = work.new_id_of<Round>();
    round.area = rhythm.area;
    round.number = rhythm.number_on(inside);
    round.days = rhythm.days_of(round.number);
    round.deadline = deadline(round.days.last, rhythm.deadline_rule).at;
    round.checklist = checklist;
    round.needs_review = rhythm.needs_review;
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
    auto const latest = rounds.latest(command.area);
    auto const rhythm = rounds.rhythm(command.area, latest ? latest->days.last.plus(1) : today);
    if (!rhythm) return fail(ErrorKind::conflict, "rhythm.missing");
    Day const inside = day_inside_next(latest, *rhythm, today);
    if (inside > today) return fail(ErrorKind::conflict, "round.not_yet");
    auto const checklist = ChecklistStore(work.transaction, work.actor.tenant).latest(rhythm->checklist_code);
    if (!checklist) return fail(ErrorKind::conflict, "checklist.unknown");

    auto const round = make_round(work, *rhythm, inside, checklist->id);
    rounds.insert(round);
    auto const expected =
        rounds.fix_expectations(round, std::clamp(today, round.days.first, round.days.last));
    work.concerns(round.id.uuid());
    work.notify("rounds");
    return OpenedRound{round.id, round.number, round.days.first, round.days.last, round.deadline, expected};
}

}  // namespace samsyn::rounds

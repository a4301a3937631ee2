// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/list_rhythms.h"

#include <algorithm>

#include "lib/base/swedish_calendar.h"
#include "src/features/rounds/store/round_view_store.h"
#include "src/features/rounds/usecases/next_round.h"
#include "src/features/rounds/usecases/reminder_schedule.h"

namespace samsyn::rounds {
namespace {

ShownRhythm shown(RhythmOfArea const& rhythm)
{
    auto const& due = rhythm.deadline_rule;
    return {rhythm.rhythm.start(),
            rhythm.rhythm.length(),
            due.days_after,
            due.time.hour * 60 + due.time.minute,
            rhythm.checklist_code,
            rhythm.needs_review,
            static_cast<std::int64_t>(plan_of(rhythm).moments.size())};
}

AreaRhythm rhythm_of(Id<Area> area, work::Reading& reading)
{
    auto const named = RoundViewStore(reading.transaction, reading.actor.tenant).area(area);
    AreaRhythm line;
    line.area = area;
    line.area_code = named.code;
    line.area_name = named.name;
    line.may_manage = access::may(reading.actor, access::Permission::manage_rounds, {.area = area});
    Day const today = swedish_time(reading.now).day;
    RoundStore rounds(reading.transaction, reading.actor.tenant);
    auto const next = next_round(rounds, area, today);
    if (!next) return line;
    line.rhythm = shown(next->rhythm);
    line.next_first = next->days.first;
    line.next_last = next->days.last;
    line.may_open_next = line.may_manage && next->has_begun(today);
    return line;
}

}  // namespace

// The list holds no area of others, so the permission anywhere is enough.
Result<access::Scope> scope_of(ListRhythms const&, work::Reading&) { return access::Scope::own_reach(); }

Result<RhythmList> handle(ListRhythms const&, work::Reading& reading)
{
    RhythmList list;
    for (auto const& [area, functions] : reading.actor.functions)
        list.areas.push_back(rhythm_of(area, reading));
    std::sort(list.areas.begin(), list.areas.end(),
              [](AreaRhythm const& one, AreaRhythm const& other) { return one.area_name < other.area_name; });
    return list;
}

}  // namespace samsyn::rounds

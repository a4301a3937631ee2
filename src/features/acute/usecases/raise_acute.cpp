// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/usecases/raise_acute.h"

#include "lib/base/swedish_calendar.h"
#include "lib/json/form.h"
#include "src/features/acute/store/circle_store.h"
#include "src/features/acute/store/event_store.h"
#include "src/features/acute/usecases/tell_circle.h"
#include "src/features/observations/usecases/record.h"
#include "src/features/rounds/usecases/round_holding.h"

namespace samsyn::acute {
namespace {

RaisedAcute answer(AcuteEvent const& event)
{
    return {event.id, event.reference(), event.raised_at, event.confirm_by, event.version};
}

// Sent before: the same words are answered as the first time, others are refused. Somebody else's id says
// nothing of what it belongs to.
Result<RaisedAcute> answer_again(RaiseAcute const& command, AcuteEvent const& stored, Sha256 const& hash,
                                 work::Work& work)
{
    bool const is_same = stored.raised_by == work.actor.membership &&
                         EventStore(work.transaction, work.actor.tenant).has_body(command.event, hash);
    if (!is_same) return fail(ErrorKind::conflict, "acute.differs");
    return answer(stored);
}

// Where it counts: in the round whose days hold it, else on its own day.
observations::Origin origin_of(RaiseAcute const& command, work::Work& work)
{
    auto const day = swedish_time(command.seen.when.from.value_or(work.now)).day;
    auto const round = rounds::round_holding(work, command.area, day);
    observations::Origin origin;
    origin.owner = work.actor.organisation;
    origin.area = command.area;
    origin.source = observations::Source::acute;
    origin.period = DaySpan{day, day};
    if (round) origin.round = round->id.uuid();
    return origin;
}

Result<Id<observations::Observation>> record(RaiseAcute const& command, work::Work& work)
{
    auto recorded = observations::record(work, origin_of(command, work), {command.seen});
    if (recorded) return recorded->front();
    for (auto& fault : recorded.error().fields)
        if (fault.field.starts_with("observations[0]"))
            fault.field.replace(0, std::string_view("observations[0]").size(), "seen");
    return refuse(recorded);
}

AcuteEvent make_event(RaiseAcute const& command, work::Work& work, Id<observations::Observation> observation)
{
    auto const today = swedish_time(work.now).day;
    auto const minutes = CircleStore(work.transaction, work.actor.tenant, today).circle(command.area).minutes;
    AcuteEvent event;
    event.id = command.event;
    event.area = command.area;
    event.year = today.year();
    event.number = EventStore(work.transaction, work.actor.tenant).next_number(event.year);
    event.level = command.level;
    event.category = command.seen.category;
    event.observation = observation;
    event.owner = work.actor.organisation;
    event.raised_by = work.actor.membership;
    event.raised_at = work.now;
    event.confirm_by = work.now.plus_seconds(minutes.of(command.level) * 60);
    return event;
}

}  // namespace

Result<access::Scope> scope_of(RaiseAcute const& command, work::Work&)
{
    return access::Scope{.area = command.area};
}

Result<RaisedAcute> handle(RaiseAcute const& command, work::Work& work)
{
    EventStore events(work.transaction, work.actor.tenant);
    auto const hash = sha256(json::write(command));
    if (auto const stored = events.find(command.event)) return answer_again(command, *stored, hash, work);
    auto const observation = record(command, work);
    if (!observation) return refuse(observation);

    auto const event = make_event(command, work, *observation);
    events.insert(event, hash);
    tell_next(work, event, work.now);
    work.concerns(event.id.uuid());
    work.notify("acute");
    return answer(event);
}

}  // namespace samsyn::acute

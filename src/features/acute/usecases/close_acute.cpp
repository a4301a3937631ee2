// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/usecases/close_acute.h"

#include <algorithm>

#include "src/features/acute/store/event_store.h"
#include "src/features/acute/usecases/tell_circle.h"
#include "src/features/observations/usecases/guard_words.h"

namespace samsyn::acute {
namespace {

// The timer of an event that was merged has run out unheard; it starts anew.
void wait_again(Id<observations::Observation> observation, EventStore& events, work::Work& work)
{
    auto const event = events.of_observation(observation);
    if (event && event->state() == AcuteState::waiting)
        tell_next(work, *event, std::max(work.now, event->confirm_by));
}

}  // namespace

Result<access::Scope> scope_of(CloseAcute const& command, work::Work& work)
{
    return scope_of_event(work, command.event);
}
Result<access::Scope> scope_of(MergeIntoAcute const& command, work::Work& work)
{
    return scope_of_event(work, command.event);
}
Result<access::Scope> scope_of(UndoAcuteMerge const& command, work::Work& work)
{
    return scope_of_event(work, command.event);
}

Result<ChangedAcute> handle(CloseAcute const& command, work::Work& work)
{
    auto event = found(work, command.event);
    if (!event) return refuse(event);
    if (event->version != command.if_match) return fail(ErrorKind::stale, "acute.changed");
    std::vector<FieldError> faults;
    observations::guard_words(command.summary, "summary", false, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    auto const closed = event->close(work.actor.membership, command.summary, work.now);
    if (!closed) return refuse(closed);
    EventStore(work.transaction, work.actor.tenant).save(*event);
    return changed(work, *event);
}

Result<ChangedAcute> handle(MergeIntoAcute const& command, work::Work& work)
{
    auto const event = found(work, command.event);
    if (!event) return refuse(event);
    auto const merged = observations::merge(work, command.observation, event->observation);
    if (!merged) return refuse(merged);
    EventStore(work.transaction, work.actor.tenant)
        .merged(work.new_id(), event->id, command.observation, work.actor.membership, work.now);
    return changed(work, *event);
}

Result<ChangedAcute> handle(UndoAcuteMerge const& command, work::Work& work)
{
    auto const event = found(work, command.event);
    if (!event) return refuse(event);
    auto const undone = observations::undo_merge(work, command.observation, event->observation);
    if (!undone) return refuse(undone);
    EventStore events(work.transaction, work.actor.tenant);
    events.merge_undone(event->id, command.observation, work.actor.membership, work.now);
    wait_again(command.observation, events, work);
    return changed(work, *event);
}

}  // namespace samsyn::acute

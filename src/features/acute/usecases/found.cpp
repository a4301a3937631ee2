// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/usecases/found.h"

#include "src/features/acute/store/event_store.h"

namespace samsyn::acute {

Result<AcuteEvent> found(work::Reading& reading, Id<AcuteEvent> id)
{
    auto const event = EventStore(reading.transaction, reading.actor.tenant).find(id);
    if (!event || !access::may(reading.actor, access::Permission::follow_acute, {.area = event->area}))
        return fail(ErrorKind::not_found, "acute.unknown");
    return *event;
}

Result<access::Scope> scope_of_event(work::Reading& reading, Id<AcuteEvent> id)
{
    auto const event = found(reading, id);
    if (!event) return refuse(event);
    return access::Scope{.area = event->area};
}

ChangedAcute changed(work::Work& work, AcuteEvent const& event)
{
    work.concerns(event.id.uuid());
    work.notify("acute");
    return {event.id, event.state(), event.version};
}

}  // namespace samsyn::acute

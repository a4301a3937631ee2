// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/acute/domain/event.h"
#include "src/work/work.h"

namespace samsyn::acute {

// The event, for those who may follow events of its area; for everybody else it does not exist
// ("acute.unknown").
Result<AcuteEvent> found(work::Reading& reading, Id<AcuteEvent> event);
// The area it happens in, as what a command or query touches.
Result<access::Scope> scope_of_event(work::Reading& reading, Id<AcuteEvent> event);

// How a command that changed the event ends: audited and told to listening browsers.
struct ChangedAcute {
    Id<AcuteEvent> id;
    AcuteState state = AcuteState::waiting;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ChangedAcute, (), (id, state, version))
ChangedAcute changed(work::Work& work, AcuteEvent const& event);

}  // namespace samsyn::acute

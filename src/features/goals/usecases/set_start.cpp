// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/usecases/set_start.h"

#include "src/features/observations/usecases/guard_words.h"

namespace samsyn::goals {

Result<access::Scope> scope_of(SetStart const& command, work::Work& work)
{
    return scope_of_area(work, command.area);
}

Result<Saved> handle(SetStart const& command, work::Work& work)
{
    GoalStore store(work.transaction, work.actor.tenant);
    auto const before = store.start(command.area);
    StartDetails const& details = command;
    auto const differs = differences(before ? static_cast<StartDetails const*>(&*before) : nullptr, details);
    // The same words sent again are one change.
    if (before && differs.empty()) return Saved{command.area.uuid(), before->version};
    if ((before ? before->version : 0) != command.if_match) return fail(ErrorKind::stale, "goals.changed");
    auto faults = faults_of(details);
    observations::guard_words(command.reason, "reason", false, faults);
    observations::guard_words(command.decided_by, "decided_by", false, faults);
    observations::guard_words(command.registry_number, "registry_number", false, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));

    Start start;
    static_cast<StartDetails&>(start) = details;
    start.area = command.area;
    start.version = command.if_match + 1;
    store.save(start, work.now);
    return remember(work, command.area, Changed::start, command.area.uuid(), start.version, differs, {});
}

}  // namespace samsyn::goals

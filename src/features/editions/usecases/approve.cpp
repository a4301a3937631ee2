// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/usecases/approve.h"

#include "src/features/editions/usecases/assessed_picture.h"

namespace samsyn::editions {

Result<access::Scope> scope_of(Approve const& command, work::Work& work)
{
    return scope_of_core(work, command.area);
}
Result<access::Scope> scope_of(WithdrawApproval const& command, work::Work& work)
{
    return scope_of_core(work, command.area);
}

Result<Done> handle(Approve const& command, work::Work& work)
{
    auto const assessed = open_assessment(work, command.area, command.first, command.memory);
    if (!assessed) return refuse(assessed);
    if (fingerprint_of(assessed->content) != command.fingerprint.value)
        return fail(ErrorKind::stale, "assessment.changed");
    AssessmentStore(work.transaction, work.actor.tenant)
        .save_approval(assessed->assessment.id,
                       {work.actor.organisation, work.actor.membership, command.fingerprint, work.now});
    return Done{};
}

Result<Done> handle(WithdrawApproval const& command, work::Work& work)
{
    auto const assessed = open_assessment(work, command.area, command.first, command.memory);
    if (!assessed) return refuse(assessed);
    AssessmentStore(work.transaction, work.actor.tenant)
        .remove_approval(assessed->assessment.id, work.actor.organisation);
    return Done{};
}

}  // namespace samsyn::editions

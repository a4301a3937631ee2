// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/domain/approval.h"

#include <algorithm>

namespace samsyn::editions {

Result<Done> check_approvals(std::set<Id<Organisation>> const& core, std::vector<Approval> const& approvals,
                             std::vector<Absence> const& absences, std::string const& fingerprint)
{
    std::set<Id<Organisation>> approved;
    for (auto const& approval : approvals)
        if (approval.fingerprint == fingerprint && core.contains(approval.organisation))
            approved.insert(approval.organisation);
    auto const is_excused = [&](Id<Organisation> const& organisation) {
        return std::any_of(absences.begin(), absences.end(),
                           [&](Absence const& one) { return one.organisation == organisation; });
    };
    for (auto const& organisation : core)
        if (!approved.contains(organisation) && !is_excused(organisation))
            return fail(ErrorKind::conflict, "approval.missing");
    if (approved.size() < std::min<std::size_t>(2, core.size()))
        return fail(ErrorKind::conflict, "approval.too_few");
    return Done{};
}

}  // namespace samsyn::editions

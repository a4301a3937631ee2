// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <set>

#include "lib/base/result.h"
#include "src/features/editions/domain/assessment.h"

namespace samsyn::editions {

// A core organisation that could not approve, and why the others went on.
struct Absence {
    Id<Organisation> organisation;
    std::string reason;
};

// Whether the core stands behind what has the fingerprint: each of its organisations has approved exactly
// that or is excused with a reason, and two have approved where there are two. Refuses "approval.missing",
// "approval.too_few".
Result<Done> check_approvals(std::set<Id<Organisation>> const& core, std::vector<Approval> const& approvals,
                             std::vector<Absence> const& absences, std::string const& fingerprint);

}  // namespace samsyn::editions

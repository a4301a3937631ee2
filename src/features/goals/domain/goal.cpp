// SPDX-License-Identifier: EUPL-1.2
#include "src/features/goals/domain/goal.h"

namespace samsyn::goals {

std::vector<FieldError> faults_of(StartDetails const& start)
{
    if (start.review_on && *start.review_on <= start.since) return {{"review_on", "validity.order"}};
    return {};
}

}  // namespace samsyn::goals

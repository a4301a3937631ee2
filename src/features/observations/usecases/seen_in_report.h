// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "src/features/observations/domain/observation.h"
#include "src/work/work.h"

namespace samsyn::observations {

// What a report saw, in the order it told it. For callers that have let the reader through to the report.
std::vector<Seen> seen_in_report(work::Reading& reading, Uuid report);

// Takes back what a report saw, before it is told anew.
void forget_report(work::Work& work, Uuid report);

// From now on what the report saw counts.
void count_report(work::Work& work, Uuid report);

}  // namespace samsyn::observations

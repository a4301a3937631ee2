// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "src/features/observations/domain/stored.h"
#include "src/work/work.h"

namespace samsyn::observations {

// Where observations come in: whose they are, for which area, and the period they count in.
struct Origin {
    Id<Organisation> owner;
    std::optional<Id<Operation>> operation;
    Id<Area> area;
    std::optional<Uuid> report;
    std::optional<Uuid> round;
    DaySpan period;
    Source source = Source::report;
    bool is_reviewed = true;
};

// Keeps what was seen, as part of the command that calls it. Refuses "request.invalid" with every fault:
// unknown category, place of another area, impossible time or point, personal data in the words.
Result<std::vector<Id<Observation>>> record(work::Work& work, Origin const& origin,
                                            std::vector<Seen> const& seen);

}  // namespace samsyn::observations
